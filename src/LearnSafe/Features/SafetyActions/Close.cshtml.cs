using LearnSafe.Domain.Access;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Ends an action with evidence: its owner hands it in, and somebody else approves.</summary>
[May(Permission.RecordEvents, Permission.ManageActions)]
public sealed class CloseModel(CurrentPersonService people, ActionReading reading, SafetyActionService actions) : ActionsPage(people)
{
    private const int Longest = 4000;

    [FromRoute]
    public Guid SafetyAction { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    public ActionRow Row { get; private set; } = null!;

    /// <summary>Somebody who looks after actions and is not the owner of this one.</summary>
    public bool MayApprove => ActionAccess.Manages(Person) && Row.Action.OwnerId != Person.Id;

    public bool CanClose => Row.Action.ClosedAt is null && Row.Action.Status.IsInPlace();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } found) return NotFound();
        (Evidence, Seen) = (found.Evidence, Row.Action.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is null) return NotFound();
        Judge(nameof(Evidence), Evidence, "Enter what shows that the change is there and works", Longest);
        if (!ModelState.IsValid) return Refused();
        var outcome = MayApprove ? await actions.CloseAsync(Person, SafetyAction, Seen, Evidence!) : await actions.HandInAsync(Person, SafetyAction, Seen, Evidence!);
        return outcome.Done
            ? Done(MayApprove ? "The action is closed" : "Your evidence is handed in. Somebody else looks at it", ActionLinks.Action(SafetyAction))
            : Refused(outcome, "", Row.Action.Version);
    }

    private async Task<ActionDetails?> FindAsync()
    {
        if (await reading.FindAsync(Person, SafetyAction) is not { } found) return null;
        Row = found.Row;
        return found;
    }
}
