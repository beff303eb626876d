using System.Security.Claims;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>Ties the cookie to its session: made at sign-in, looked at with every request, ended at sign-out.</summary>
public sealed class SessionEvents(SessionService sessions, KeptFormService kept, IOptions<IdentityOptions> identity) : CookieAuthenticationEvents
{
    private const string Property = "session";

    private static readonly object Ended = new();

    public override async Task SigningIn(CookieSigningInContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Principal is not { } principal || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var person)) return;
        var stamp = principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) ?? "";
        if (SessionOf(context.Properties) is { } going)
        {
            await sessions.RenewAsync(going, stamp);
            return;
        }

        var methods = principal.FindAll(SignInMethods.Claim).Select(claim => claim.Value).ToList();
        var id = await sessions.BeginAsync(person, stamp, context.Request.Headers.UserAgent, methods);
        context.Properties.Items[Property] = id.ToString();
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Style sheets and scripts are for everybody.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        if (SessionOf(context.Properties) is { } id && Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
        {
            if (await sessions.UseAsync(id, person) is { } session)
            {
                session.Keep(context.HttpContext);
                return;
            }

            context.HttpContext.Items[Ended] = person;
        }

        context.RejectPrincipal();
    }

    public override Task SigningOut(CookieSigningOutContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return CurrentSession.Of(context.HttpContext) is { } session ? sessions.SignOutAsync(session.Id) : Task.CompletedTask;
    }

    /// <summary>Nobody is signed in, or not any more: what they typed is kept for the same person until they are.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (SessionCookie.IsInterface(request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (context.HttpContext.Items[Ended] is Guid person && HttpMethods.IsPost(request.Method) && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<NeverKeptAttribute>() is null && await kept.KeepAsync(person, request) is { } id)
        {
            context.Response.Redirect($"{SignIn}{Uri.EscapeDataString($"/accounts/sign-in/continue/{id}")}");
            return;
        }

        // From another site the browser withholds the cookie. A page of ours between, and it sends it.
        if (HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            context.Response.Redirect($"{ForwardPage.Arriving}?{SessionCookie.ReturnUrlParameter}={Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString)}");
            return;
        }

        // A page that only takes what is sent has nothing to show to somebody who comes back by its address.
        var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : "/";
        context.Response.Redirect($"{SignIn}{Uri.EscapeDataString(back)}");
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private const string SignIn = $"/accounts/sign-in?{SessionCookie.ReturnUrlParameter}=";

    private static Guid? SessionOf(AuthenticationProperties properties) => properties.Items.TryGetValue(Property, out var text) && Guid.TryParse(text, out var id) ? id : null;
}
