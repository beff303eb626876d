using Microsoft.AspNetCore.Authentication.Cookies;

namespace LearnSafe.Platform.SignIn;

/// <summary>The cookie of somebody whose password was right and who is asked for a code. It opens nothing.</summary>
public static class SecondStepCookie
{
    public const string Scheme = "second-step";

    public const string Name = "learnsafe-second-step";

    /// <summary>Time to find the telephone.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    internal static void Configure(CookieAuthenticationOptions cookie)
    {
        SessionCookie.Guard(cookie, Name);
        cookie.ExpireTimeSpan = Lasts;
        cookie.SlidingExpiration = false;
    }
}
