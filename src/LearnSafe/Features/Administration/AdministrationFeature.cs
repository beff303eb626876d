using LearnSafe.Domain.Access;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Administration;

/// <summary>One place in the menu for everything that looks after an organisation.</summary>
public sealed class AdministrationFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(new NavigationEntry("Administration", AdministrationLinks.Hub, 90, Permission.ManageOrganisation, Permission.ManageKeys, Permission.ManagePeople, Permission.ReadHistory));
    }
}
