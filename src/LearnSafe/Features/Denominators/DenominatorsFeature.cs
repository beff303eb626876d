using LearnSafe.Domain.Access;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Denominators;

/// <summary>What records are counted against, so that providers of different sizes can be looked at beside one another.</summary>
public sealed class DenominatorsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<DenominatorService>().AddSingleton<KeptUploads<DenominatorImportOptions>>();
        builder.Services.AddSingleton(new AdministrationEntry("Denominators", "Registered patients, items dispensed and the like: what is known, and importing more.", DenominatorLinks.All, 16, Permission.MaintainOrganisations) { WithoutOrganisation = true });
    }
}
