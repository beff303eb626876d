using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions;

/// <summary>One action on paper.</summary>
[May(Permission.RecordEvents, Permission.ManageActions)]
public sealed class PrintModel(CurrentPersonService people, ActionReading reading, TimeProvider clock) : ActionsPage(people)
{
    [FromRoute]
    public Guid SafetyAction { get; set; }

    public ActionDetails Found { get; private set; } = null!;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IEnumerable<SummaryRow> About =>
    [
        new("Status", ActionWording.Status(Found.Row.Action)), new("What is done", Found.Row.Texts.Description), new("Owner", Found.Row.Owner ?? "Nobody yet"),
        new("Start by", ActionWording.Day(Found.Row.Action.StartBy)), new("Due by", ActionWording.Due(Found.Row)), new("Strength", Found.Row.Tier?.Title ?? "Not judged"),
        new("Serves", Found.Areas.Count == 0 ? "No area for improvement" : string.Join("; ", Found.Areas.Select(area => area.Texts.Statement))),
        new("Unintended effects to watch for", Found.Row.Texts.Unintended ?? "Nothing written"),
        .. Found.StopReason is { } reason ? [new SummaryRow("Why it was stopped", reason)] : Array.Empty<SummaryRow>(),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await reading.FindAsync(Person, SafetyAction) is not { } found) return NotFound();
        Found = found;
        return Page();
    }
}
