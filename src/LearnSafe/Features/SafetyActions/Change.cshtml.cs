using LearnSafe.Domain.Access;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Changes what is said of an action.</summary>
[May(Permission.ManageActions)]
public sealed class ChangeModel(CurrentPersonService people, ActionReading reading, SafetyActionService actions, ActionContent content, TimeProvider clock) : ActionFormPage(people, reading, content, clock)
{
    [FromRoute]
    public Guid SafetyAction { get; set; }

    public ActionRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) return NotFound();
        Fill(Row);
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return NotFound();
        if (await ReadAsync(Row.Action.Strength) is not { } input) return Refused();
        var outcome = await actions.ChangeAsync(Person, SafetyAction, Seen, input);
        return outcome.Done ? Done("The action is changed", ActionLinks.Action(SafetyAction)) : Refused(outcome, "", Row.Action.Version);
    }

    private async Task<bool> FindAsync()
    {
        if ((await Reading.FindAsync(Person, SafetyAction))?.Row is not { } row) return false;
        Row = row;
        return true;
    }
}
