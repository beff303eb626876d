using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.DataProtection;

namespace LearnSafe.Features.Accounts.OutsideSignIn;

/// <summary>What is known of somebody while they are at a provider, and what the provider said until it is connected: with the browser, protected, for some minutes.</summary>
public sealed class OutsideCookies(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private static readonly HostCookies Cookies = new();

    /// <summary>The browser comes back from another site, so this one is lax: it opens nothing, and only matches the answer to the question.</summary>
    public void Keep(HttpContext http, OutsideTrip trip) => Write(http, "learnsafe-outside", SameSiteMode.Lax, trip);

    /// <summary>Once: an answer is good for one question.</summary>
    public OutsideTrip? Take(HttpContext http) => Take<OutsideTrip>(http, "learnsafe-outside", SameSiteMode.Lax);

    public void Keep(HttpContext http, OutsideOffer offer) => Write(http, "learnsafe-outside-offer", SameSiteMode.Strict, offer);

    public OutsideOffer? See(HttpContext http) => Read<OutsideOffer>(http, "learnsafe-outside-offer");

    public OutsideOffer? TakeOffer(HttpContext http) => Take<OutsideOffer>(http, "learnsafe-outside-offer", SameSiteMode.Strict);

    private void Write<T>(HttpContext http, string name, SameSiteMode sameSite, T content)
    {
        var kept = new Kept<T>(clock.GetUtcNow() + Lasts, content);
        Cookies.AppendResponseCookie(http, name, Protector(name).Protect(JsonSerializer.Serialize(kept)), Options(http, sameSite));
    }

    private T? Take<T>(HttpContext http, string name, SameSiteMode sameSite)
        where T : class
    {
        var found = Read<T>(http, name);
        Cookies.DeleteCookie(http, name, Options(http, sameSite));
        return found;
    }

    private T? Read<T>(HttpContext http, string name)
        where T : class
    {
        if (Cookies.GetRequestCookie(http, name) is not { Length: > 0 } text) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<Kept<T>>(Protector(name).Unprotect(text));
            return kept is not null && clock.GetUtcNow() < kept.Until ? kept.Content : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string name) => protection.CreateProtector("LearnSafe", name);

    private static CookieOptions Options(HttpContext http, SameSiteMode sameSite) => new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = sameSite, Path = "/", MaxAge = Lasts, IsEssential = true };

    private sealed record Kept<T>(DateTimeOffset Until, T Content);
}

/// <param name="ConnectFor">Whose account it is to be connected to; null where somebody signs in.</param>
public sealed record OutsideTrip(OutsideRequest Request, string? ReturnUrl, Guid? ConnectFor);

/// <summary>An outside identity that somebody may connect to their account.</summary>
public sealed record OutsideOffer(OutsideIdentity Identity, Guid ConnectFor);
