using LearnSafe.Domain.Access;
using LearnSafe.Features.Organisations.Import;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Organisations;

/// <summary>Which organisations there are, what belongs to what, whom they name, and keeping that in order.</summary>
public sealed class OrganisationsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<OrganisationService>().AddSingleton<OrganisationList>().AddSingleton<OrganisationDirectory>().AddSingleton<KeptUploads<ImportOptions>>();
        builder.Services.AddSingleton(new AdministrationEntry("Organisations and contacts", "Look organisations up, and keep yours and its contacts up to date.", OrganisationLinks.All, 15, Permission.MaintainOrganisations, Permission.ManageOrganisation) { WithoutOrganisation = true });
        builder.Services.AddSingleton(new NavigationEntry("Organisations", OrganisationLinks.All, 80, Permission.MaintainOrganisations));
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(OrganisationLinks.List, SendListAsync).WithMetadata(new MayAttribute(Permission.SeeOrganisations));
    }

    private static IResult SendListAsync(OrganisationList list, string? text, string? kind, string? setting, string? board, string? closed, CancellationToken cancellation) =>
        Results.Stream(stream => list.WriteAsync(OrganisationFilter.From(text, kind, setting, board, closed), stream, cancellation), "text/csv; charset=utf-8", "organisations.csv");
}
