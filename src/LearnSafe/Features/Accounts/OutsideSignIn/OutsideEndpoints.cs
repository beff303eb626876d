using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Accounts.OutsideSignIn;

/// <summary>To an outside provider and back. Each way passes through a page that forwards itself: away, because a form's answer may lead to no other host; back, so that the strict session cookie is sent.</summary>
internal static class OutsideEndpoints
{
    public const string SignIn = "/accounts/sign-in/with";

    public static void MapOn(WebApplication app)
    {
        app.MapPost($"{SignIn}/{{provider}}", (HttpContext http, string provider, OutsideTravel travel, [FromForm(Name = SessionCookie.ReturnUrlParameter)] string? to) => travel.LeaveAsync(http, provider, to, null))
            .AllowAnonymous().RequireRateLimiting(SignInRateLimit.Name).DisableAntiforgery();
        app.MapPost($"{SecurityLinks.Outside}/{{provider}}", (HttpContext http, string provider, OutsideTravel travel) => travel.LeaveAsync(http, provider, null, CurrentSession.Of(http)?.PersonId))
            .WithMetadata(new SignedInAttribute()).RequireRateLimiting(SignInRateLimit.Name).DisableAntiforgery();
        app.MapGet($"{SignIn}/{{provider}}/callback", (HttpContext http, string provider, string? code, string? state, string? iss, OutsideTravel travel) => travel.ReturnAsync(http, provider, code, state, iss)).AllowAnonymous();
    }
}

/// <summary>What happens at both ends of the way to a provider.</summary>
public sealed partial class OutsideTravel(
    OpenIdConnectSignIn providers, OutsideCookies cookies, OutsideAccountService accounts, SignInSteps steps, UserManager<Person> people, IAntiforgery antiforgery, ILogger<OutsideTravel> log)
{
    public const string Failed = "failed";

    public const string Unknown = "unknown";

    public async Task<IResult> LeaveAsync(HttpContext http, string name, string? returnUrl, Guid? connectFor)
    {
        ArgumentNullException.ThrowIfNull(http);
        // These endpoints read the form's token themselves, as the pages' own check does not reach them.
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (providers.Find(name) is not { } provider) return Results.NotFound();
        try
        {
            var (address, request) = await providers.BeginAsync(provider, Callback(http, provider));
            cookies.Keep(http, new OutsideTrip(request, ForwardPage.IsOurs(returnUrl) ? returnUrl : null, connectFor));
            return ForwardPage.To(address, $"You are being taken to {provider.Shown}", $"Go on to {provider.Shown}");
        }
        catch (OutsideSignInException fault)
        {
            return Fault(provider, fault);
        }
    }

    public async Task<IResult> ReturnAsync(HttpContext http, string name, string? code, string? state, string? issuer)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (providers.Find(name) is not { } provider) return Results.NotFound();
        try
        {
            if (cookies.Take(http) is not { } trip || trip.Request.Provider != name || !OpenIdConnectSignIn.Same(state, trip.Request.State)) throw new OutsideSignInException("nobody asked for this answer");
            if (string.IsNullOrEmpty(code)) throw new OutsideSignInException("the provider said no");
            var identity = await providers.FinishAsync(provider, trip.Request, Callback(http, provider), code, issuer);
            if (trip.ConnectFor is not { } person) return await SignInAsync(provider, identity, trip.ReturnUrl ?? "/");
            cookies.Keep(http, new OutsideOffer(identity, person));
            return Onward(SecurityLinks.Outside);
        }
        catch (OutsideSignInException fault)
        {
            return Fault(provider, fault);
        }
    }

    private async Task<IResult> SignInAsync(OpenIdConnectSettings provider, OutsideIdentity identity, string to)
    {
        if (await accounts.FindAsync(provider, identity) is not { } id || await people.FindByIdAsync(id.ToString()) is not { } person) return Back(provider, Unknown);
        if (await people.IsLockedOutAsync(person)) return Back(provider, Failed);
        if (identity.SecondFactor) await steps.DoneAsync(person, provider.Shown, SignInMethods.OutsideSecondFactor);
        else if (await steps.FirstDoneAsync(person, provider.Shown) == SignInOutcome.NeedsCode) return Onward($"/accounts/sign-in/code?{SessionCookie.ReturnUrlParameter}={Uri.EscapeDataString(to)}");
        return Onward(to);
    }

    private IResult Fault(OpenIdConnectSettings provider, OutsideSignInException fault)
    {
        Refused(provider.Name, fault.Message);
        return Back(provider, Failed);
    }

    private static IResult Back(OpenIdConnectSettings provider, string why) => Results.Redirect($"/accounts/sign-in?outside={provider.Name}&why={why}");

    private static IResult Onward(string address) => ForwardPage.To(address, "You are back", "Go on");

    private static string Callback(HttpContext http, OpenIdConnectSettings provider) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{OutsideEndpoints.SignIn}/{provider.Name}/callback";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in with {Provider} was refused: {Reason}")]
    private partial void Refused(string provider, string reason);
}
