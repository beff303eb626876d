using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.ApiKeys;

/// <summary>A program that reads, known by its key. What it may do is the gate's to say, as for people.</summary>
public sealed class KeySignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeyService keys, KeyLimitService limit, WrongKeyLimitService wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const int LongestKey = 200;

    private int? wait;
    private bool isWrong;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Request.Headers[ReaderScheme.KeyHeader].ToString();
        if (key.Length is 0 or > LongestKey || await keys.FindAsync(key, Context.RequestAborted) is not { } holder)
        {
            (isWrong, wait) = (true, key.Length == 0 ? null : wrong.Wait(ClientAddress.Of(Context)));
            return AuthenticateResult.Fail("The key is not known.");
        }

        if ((wait = limit.Wait(holder.ApiKeyId)) is not null) return AuthenticateResult.Fail("The key has asked too often.");
        var program = new ClaimsIdentity(Scheme.Name);
        if (holder.Purposes.HasFlag(KeyPurposes.Read)) program.AddClaim(new Claim(ReaderScheme.ProgramClaim, holder.ApiKeyId.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(program), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (wait is not { } seconds) return RefuseAsync(StatusCodes.Status401Unauthorized, $"The key in {ReaderScheme.KeyHeader} is not known here, or was revoked.");
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(StatusCodes.Status429TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"{(isWrong ? WrongKeyLimitService.TooMany : "This key has sent more requests than it may in a minute.")} Ask again after {seconds} seconds."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => RefuseAsync(StatusCodes.Status403Forbidden,
        ReaderScheme.ProgramOf(Context.User) is null ? "This key was made to send records and not to read them. Make one that may read." : "This is not for the programs of this organisation to read.");

    private Task RefuseAsync(int status, string sentence)
    {
        Response.StatusCode = status;
        Response.Headers.CacheControl = "no-store";
        return Response.WriteAsJsonAsync(new { error = sentence }, Context.RequestAborted);
    }
}
