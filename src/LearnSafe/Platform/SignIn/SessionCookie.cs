using LearnSafe.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LearnSafe.Platform.SignIn;

/// <summary>The cookie that keeps a person signed in.</summary>
public static class SessionCookie
{
    public const string Name = "learnsafe-session";

    public const string ReturnUrlParameter = "return-url";

    // Programs call these; they want a status, not a sign-in page.
    private static readonly string[] Interfaces = ["/adverse-event", "/taxonomy", "/api"];

    public static void AddSessionCookie(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = Name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/accounts/sign-in";
            cookie.ReturnUrlParameter = ReturnUrlParameter;
            // A long shift. What is typed is saved with every page, so that a sign-in that ended loses nothing.
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = redirect => IsInterface(redirect.Request) ? Answer(redirect, StatusCodes.Status401Unauthorized) : toSignIn(redirect);
            cookie.Events.OnRedirectToAccessDenied = redirect => Answer(redirect, StatusCodes.Status403Forbidden);
        }).AddCookie(SecondStepCookie.Scheme, SecondStepCookie.Configure);
        // An account that was closed or whose password changed is out within minutes.
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = TimeSpan.FromMinutes(5));
        services.AddDataProtection(protection => protection.ApplicationDiscriminator = "LearnSafe");
        // The framework ends a session whose stamp is old by signing out of this one too, and fails where nobody has it.
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyFolder(provider), provider.GetRequiredService<ILoggerFactory>())));
    }

    /// <summary>Kept, so that a restart signs nobody out; for the program's user alone to read.</summary>
    private static DirectoryInfo KeyFolder(IServiceProvider provider)
    {
        var keys = provider.GetRequiredService<IConfiguration>()["Keys:Folder"] ?? provider.GetRequiredService<DataFolder>().Keys;
        var folder = Path.Combine(keys, "sign-in");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static bool IsInterface(HttpRequest request) =>
        Array.Exists(Interfaces, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        redirect.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
