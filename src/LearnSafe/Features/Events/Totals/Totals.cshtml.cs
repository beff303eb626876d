using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.Shared.Nhsuk;
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

    /// <summary>The list that these are the totals of; null for whoever reads none.</summary>
    public Breadcrumb? Above => EventAccess.SeesAll(Person) ? new("All records", RecordLinks.All)
        : Person.May(Permission.ReadDeidentifiedRecords) ? new("Records in your area", AreaLinks.List) : null;

    public async Task OnGetAsync()
    {
        Person = await people.GetAsync();
        Rounded = !EventAccess.SeesTrueCounts(Person);
        Tables = [.. await totals.ByEventAsync(Person), .. await totals.ByPatientAsync(Person)];
    }
}
