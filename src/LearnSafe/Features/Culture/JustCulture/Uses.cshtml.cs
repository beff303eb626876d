using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Totals;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Culture.JustCulture;

/// <summary>How often the guide was used, by role and quarter.</summary>
[May(Permission.UseJustCulture)]
public sealed class UsesModel(JustCultureUses uses, CurrentPersonService people) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public IReadOnlyList<Quarter> Quarters { get; private set; } = [];

    public IReadOnlyList<UsesOfRole> Roles { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Person = await people.GetAsync();
        (Quarters, Roles) = await uses.OfAsync(Person);
    }
}
