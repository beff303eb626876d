using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Records;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Area;

/// <summary>One record as it is read outside its organisation. One that is not in the scope is as if it were not there.</summary>
[May(Permission.ReadDeidentifiedRecords)]
public sealed class AreaRecordModel(AreaService area, CurrentPersonService people, LfpseContent lfpse) : PageModel
{
    public AreaRecord Shown { get; private set; } = null!;

    public IReadOnlyList<RecordCard> Cards { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid outside)
    {
        if (await area.FindAsync(await people.GetAsync(), outside) is not { } found) return NotFound();
        Shown = found;
        Cards = AreaCards.Of(lfpse, found.Record.Answers, found.Released, found.OrganisationName);
        return Page();
    }
}
