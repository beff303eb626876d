using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Totals;

/// <summary>Totals of a scope, for those who read no records as well.</summary>
[May(Permission.ReadAggregates)]
public sealed class TotalsModel(TotalsService totals, CurrentPersonService people) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public bool Rounded { get; private set; }

    public IReadOnlyList<TotalsTable> Tables { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Person = await people.GetAsync();
        Rounded = !EventAccess.SeesTrueCounts(Person);
        Tables = [.. await totals.ByEventAsync(Person), .. await totals.ByPatientAsync(Person)];
    }
}
