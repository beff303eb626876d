using LearnSafe.Domain.Access;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions;

/// <summary>One action: what it is, how it goes, what can be done. Its owner sees it and says how it goes.</summary>
[May(Permission.RecordEvents, Permission.ManageActions)]
public sealed class DetailsModel(CurrentPersonService people, ActionReading reading, SafetyActionService actions, ActionContent content) : ActionsPage(people)
{
    private const int Longest = 2000;

    [FromRoute]
    public Guid SafetyAction { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ActionDetails Found { get; private set; } = null!;

    public bool Manages => ActionAccess.Manages(Person);

    private SafetyAction Action => Found.Row.Action;

    public IReadOnlyList<string> Hints => Manages && Found.Row.IsOpen && !Action.Status.IsInPlace()
        ? SmartHints.Of(Found.Row.Texts.Description, Found.Row.Owner is not null, Action.DueBy is not null, Found.Measures.Count > 0)
        : [];

    /// <summary>What those who manage actions may make of it.</summary>
    public IReadOnlyList<RadioItem> Moves => Manages ? [.. ActionTransitions.From(Action.State).Select(to => new RadioItem(to.ToString(), Action.Status == ActionStatus.Stopped ? "Proposed again" : to.Title(), Hint(to)))] : [];

    public bool CanStop => ActionTransitions.From(Action.State).Contains(ActionStatus.Stopped);

    public IEnumerable<SummaryRow> About
    {
        get
        {
            yield return new("What is done", Found.Row.Texts.Description);
            yield return new("Owner", Found.Row.Owner ?? "Nobody yet");
            yield return new("Start by", ActionWording.Day(Action.StartBy));
            yield return new("Due by", ActionWording.Due(Found.Row));
            yield return new("Strength", Found.Row.Tier is { } tier ? $"{tier.Title}. {tier.Sentence}" : "Not judged");
            if (Found.StopReason is { } reason) yield return new("Why it was stopped", reason);
            if (Found.Row.Texts.Unintended is { } unintended) yield return new("Unintended effects to watch for", unintended);
            if (Manages) yield return new("What changes, for those who reported", Found.Row.Texts.Public ?? "Not written yet");
        }
    }

    public IEnumerable<SummaryRow> Ratings => content.Ifaces.All.Join(Found.Ratings, question => question.Criterion, rating => rating.Criterion, (question, rating) => new SummaryRow(question.Title, $"{rating.Reason} ({rating.Score} of {IfacesAssessment.Most})"));

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostNoteAsync()
    {
        if (!await FindAsync()) return NotFound();
        Judge(nameof(Note), Note, "Enter how it goes", Longest);
        if (!ModelState.IsValid) return Refused();
        var outcome = await actions.NoteAsync(Person, SafetyAction, Note!);
        return outcome.Done ? Done("Your note is kept", ActionLinks.Action(SafetyAction)) : Refused(outcome, nameof(Note), Action.Version);
    }

    public async Task<IActionResult> OnPostMoveAsync()
    {
        var seen = Seen;
        if (!await FindAsync()) return NotFound();
        if (!Manages) return StatusCode(StatusCodes.Status403Forbidden);
        Seen = seen;
        if (Named<ActionStatus>(To) is not { } to)
        {
            ModelState.AddModelError(nameof(To), "Select what it is now");
            return Refused();
        }

        if (to == ActionStatus.Stopped) Judge(nameof(Reason), Reason, "Enter why this action is stopped", Longest);
        if (!ModelState.IsValid) return Refused();
        var outcome = await actions.MoveAsync(Person, SafetyAction, seen, to, Reason);
        return outcome.Done ? Done($"The action is {to.Title().ToLowerInvariant()}", ActionLinks.Action(SafetyAction)) : Refused(outcome, nameof(To), Action.Version);
    }

    public async Task<IActionResult> OnPostReopenAsync()
    {
        var seen = Seen;
        if (!await FindAsync()) return NotFound();
        if (!Manages) return StatusCode(StatusCodes.Status403Forbidden);
        var outcome = await actions.ReopenAsync(Person, SafetyAction, seen);
        return outcome.Done ? Done("The action is open again", ActionLinks.Action(SafetyAction)) : Refused(outcome, "", Action.Version);
    }

    private async Task<bool> FindAsync()
    {
        if (await reading.FindAsync(Person, SafetyAction) is not { } found) return false;
        (Found, Seen) = (found, found.Row.Action.Version);
        return true;
    }

    private static string Hint(ActionStatus to) => to switch
    {
        ActionStatus.Agreed => "It has an owner and a day, and is to be done.",
        ActionStatus.Testing => "It is tried on a small scale.",
        ActionStatus.Implemented => "It is in place.",
        ActionStatus.Embedded => "It has become how things are done.",
        ActionStatus.Stopped => "It is given up. Say why below.",
        _ => "It is thought over once more.",
    };
}
