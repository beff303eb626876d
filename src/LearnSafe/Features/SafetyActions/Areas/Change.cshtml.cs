using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Areas;

/// <summary>Puts an area for improvement in other words, or links other records.</summary>
[May(Permission.ManageActions)]
public sealed class ChangeModel(CurrentPersonService people, ActionReading reading, ImprovementAreaService areas) : AreaFormPage(people, reading)
{
    [FromRoute]
    public Guid ImprovementArea { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } row) return NotFound();
        await ShowAsync();
        Fill(row.Area, row.Texts, await Reading.RecordsOfAsync(Person, ImprovementArea), await Reading.ResponsesAsync(Person, ImprovementArea));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } row) return NotFound();
        if (await ReadAsync() is not { } input) return Refused();
        var outcome = await areas.ChangeAsync(Person, ImprovementArea, Seen, input);
        return outcome.Done ? Done("The area for improvement is changed", ActionLinks.Area(ImprovementArea)) : Refused(outcome, "", row.Area.Version);
    }

    private async Task<AreaRow?> FindAsync() => (await Reading.AreasAsync(Person)).FirstOrDefault(row => row.Area.Id == ImprovementArea);
}
