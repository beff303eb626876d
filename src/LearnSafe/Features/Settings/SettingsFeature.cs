using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Settings;

/// <summary>What an organisation decides for itself.</summary>
public sealed class SettingsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<OrganisationSettingsService>();
        builder.Services.AddSingleton(new AdministrationEntry("Settings", "Display name, logo, working days and data sharing.", SettingsLinks.Page, 20, Permission.ManageOrganisation));
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(SettingsLinks.LogoRoute, LogoAsync).WithMetadata(new SignedInAttribute());
    }

    /// <summary>Of the organisation that the person acts for.</summary>
    private static async Task<IResult> LogoAsync(HttpContext http, CurrentPersonService people, OrganisationSettingsService settings)
    {
        if (await people.FindAsync() is not { } person || await settings.FindAsync(person.OrganisationId) is not { Logo: { } logo, LogoMediaType: { } type }) return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, max-age=86400";
        return Results.Bytes(logo, type);
    }
}
