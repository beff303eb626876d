using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Platform.SignIn;

/// <summary>The cookie that keeps a person signed in. It names a session; whether that still holds is kept on the server.</summary>
public static class SessionCookie
{
    public const string Name = "learnsafe-session";

    public const string ReturnUrlParameter = "return-url";

    // Programs call these; they want a status, not a sign-in page.
    private static readonly string[] Interfaces = ["/adverse-event", "/taxonomy", "/api"];

    public static void AddSessionCookie<TEvents>(this IServiceCollection services)
        where TEvents : CookieAuthenticationEvents
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            Guard(cookie, Name);
            cookie.LoginPath = "/accounts/sign-in";
            cookie.ReturnUrlParameter = ReturnUrlParameter;
            // The session ends long before this. Until then the cookie says whose page it was, so that what they typed is kept for them.
            cookie.ExpireTimeSpan = TimeSpan.FromDays(7);
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(TEvents);
        }).AddCookie(SecondStepCookie.Scheme, SecondStepCookie.Configure).AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            // What the framework asked the browser's passkey.
            Guard(cookie, "learnsafe-passkey");
            cookie.ExpireTimeSpan = SecondStepCookie.Lasts;
            cookie.SlidingExpiration = false;
        });
        services.AddScoped<TEvents>();
        services.AddSignInKeys();
    }

    /// <summary>Sent by no other site and read by no script, and over https alone where there is https.</summary>
    internal static void Guard(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.CookieManager = new HostCookies();
    }

    internal static bool IsInterface(HttpRequest request) =>
        Array.Exists(Interfaces, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
