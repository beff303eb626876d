using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Organisations;

/// <summary>Finds organisations. What is asked stands in the address.</summary>
[May(Permission.SeeOrganisations)]
public sealed class IndexModel(OrganisationList list, CurrentPersonService people, TimeProvider clock) : PageModel
{
    public OrganisationFilter Filter { get; private set; } = OrganisationFilter.From(null, null, null, null, null);

    public OrganisationPage Found { get; private set; } = new([], 0, 1);

    public IReadOnlyList<SelectItem> Boards { get; private set; } = [];

    public bool MayMaintain { get; private set; }

    public DateOnly Today => UkTime.Today(clock);

    public static IReadOnlyList<SelectItem> Kinds { get; } = [new("", "Any"), .. Enum.GetValues<OrganisationKind>().Select(kind => new SelectItem(kind.ToString(), kind.Title()))];

    public static IReadOnlyList<SelectItem> Settings { get; } = [new("", "Any"), .. CareSettings.All.Select(setting => new SelectItem(setting.ToString(), setting.Title()))];

    public async Task<IActionResult> OnGetAsync(string? text, string? kind, string? setting, string? board, string? closed, int number = 1)
    {
        MayMaintain = (await people.GetAsync()).May(Permission.MaintainOrganisations);
        Filter = OrganisationFilter.From(text, kind, setting, board, closed);
        Boards = [new("", "Any"), .. (await list.BoardsAsync()).Select(known => new SelectItem(known.Code, known.Name))];
        Found = await list.FindAsync(Filter, number);
        return Page();
    }
}
