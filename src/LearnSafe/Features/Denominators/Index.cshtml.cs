using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Denominators;

/// <summary>What records are counted against, provider by provider: the last value of each.</summary>
[May(Permission.MaintainOrganisations, Permission.ReadAggregates)]
public sealed class IndexModel(DenominatorService denominators, CurrentPersonService people) : PageModel
{
    public DenominatorPageShown Found { get; private set; } = new([], 0, 1);

    public CareSetting? Setting { get; private set; }

    public bool MaySet { get; private set; }

    /// <summary>Where the numbers are used; null for whoever does not see rates.</summary>
    public string? Rates { get; private set; }

    public static IReadOnlyList<SelectItem> Settings { get; } = [new("", "All"), .. CareSettings.All.Select(setting => new SelectItem(setting.ToString(), setting.Title()))];

    public async Task OnGetAsync(string? setting, int number = 1)
    {
        var person = await people.GetAsync();
        MaySet = person.May(Permission.MaintainOrganisations);
        Rates = person.May(Permission.ReadAggregates) ? InsightLinks.Rates : null;
        Setting = CareSettings.All.Where(known => known.ToString() == setting).Select(known => (CareSetting?)known).FirstOrDefault();
        Found = await denominators.ListAsync(person, Setting, number);
    }

    public string Query(int number) => $"{DenominatorLinks.All}?setting={Setting}&number={number}";
}
