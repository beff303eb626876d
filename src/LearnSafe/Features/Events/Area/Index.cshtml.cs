using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Area;

/// <summary>Records of the organisations below a network, group or board. What is chosen stands in the address.</summary>
[May(Permission.ReadDeidentifiedRecords)]
public sealed class IndexModel(AreaService area, EventList list, CurrentPersonService people, TimeProvider clock) : PageModel
{
    private const int MostToChooseFrom = 100;

    public static readonly IReadOnlyList<CheckboxItem> HarmItems =
    [
        .. Enumerable.Range(1, 5).Select(level => new CheckboxItem(level.ToString(CultureInfo.InvariantCulture), ReportedHarm.CombinedText(level)!)), new("0", "Not recorded"),
    ];

    public CurrentPerson Person { get; private set; } = null!;

    public AreaFilter Filter { get; private set; } = new();

    public PageOf<AreaRow> Records { get; private set; } = new([], 0, 1);

    /// <summary>Records that are kept from somebody, to be read in full.</summary>
    public IReadOnlyList<PatientSafetyEvent> Passed { get; private set; } = [];

    /// <summary>Empty where there are too many to choose from: then the code is typed.</summary>
    public IReadOnlyList<NamedOrganisation> Members { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IEnumerable<SelectItem> Months
    {
        get
        {
            var today = UkTime.Today(clock);
            return Enumerable.Range(0, 60).Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(-back))
                .Select(month => new SelectItem(AreaFilter.Text(month), month.ToString("MMMM yyyy", CultureInfo.InvariantCulture))).Prepend(new SelectItem("", "Any month"));
        }
    }

    public async Task OnGetAsync(int number = 1)
    {
        Person = await people.GetAsync();
        Filter = AreaFilter.Of(Request.Query);
        Members = await area.MembersAsync(Person, MostToChooseFrom);
        Passed = await list.PassedAsync(Person);
        Records = await area.ListAsync(Person, Filter, number);
    }
}
