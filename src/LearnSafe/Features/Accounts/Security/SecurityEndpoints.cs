using LearnSafe.Domain.SignIn;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Accounts.Security;

/// <summary>What the security pages load besides themselves.</summary>
internal static class SecurityEndpoints
{
    public static void MapOn(WebApplication app) => app.MapGet(SecurityLinks.Picture, PictureAsync).WithMetadata(new SignedInAttribute(), new BeforeSecondFactorAttribute());

    /// <summary>The QR code of the app that is being set up.</summary>
    private static async Task<IResult> PictureAsync(HttpContext http, UserManager<Person> people, AuthenticatorService authenticators, IOptions<SiteSettings> site)
    {
        if (await people.GetUserAsync(http.User) is not { } person || await authenticators.PendingSecretAsync(person.Id) is not { } secret) return Results.NotFound();
        var service = Uri.EscapeDataString(site.Value.ServiceName);
        var address = $"otpauth://totp/{service}:{Uri.EscapeDataString(person.Email!)}?secret={Base32.Write(secret)}&issuer={service}&digits={TimeBasedCode.Length}&period={TimeBasedCode.Period}";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(QrPicture.Svg(address), "image/svg+xml");
    }
}
