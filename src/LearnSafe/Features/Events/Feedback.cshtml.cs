using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>Tells whoever told it what was learned and changed, and closes the circle.</summary>
public sealed class FeedbackModel(EventService events, CurrentPersonService people, ProgressService progress) : RecordPage(events, people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter what was learned and changed")]
    [StringLength(ProgressService.LongestFeedback, ErrorMessage = "What was learned and changed must be 4,000 characters or fewer")]
    public string? Text { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>Something in the text looks like personal data.</summary>
    public bool AsksToKeep { get; private set; }

    public RecordProgress Progress { get; private set; } = null!;

    private protected override bool MayOpen() => EventAccess.MayWriteFeedback(Person, Record.Event);

    public async Task OnGetAsync()
    {
        Progress = await progress.OfAsync(Record.Event);
        Text = Progress.Feedback;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var findings = PrivacyCheck.Find(Text ?? "");
        AsksToKeep = findings.Count > 0;
        if (AsksToKeep && !KeepText) ModelState.AddModelError(nameof(Text), $"Take out “{Text!.Substring(findings[0].Start, findings[0].Length)}”, which looks like personal data, or select that you keep it");
        if (!ModelState.IsValid)
        {
            Progress = await progress.OfAsync(Record.Event);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await progress.SaveFeedbackAsync(RecordId, Text!, Person.Id);
        return Done("Whoever told us can read it now");
    }

    public async Task<IActionResult> OnPostCloseAsync() =>
        Done(await progress.CloseAsync(RecordId, Person.Id) ? "It is closed" : "Write what was learned first. Then it can be closed");

    public async Task<IActionResult> OnPostReopenAsync()
    {
        await progress.ReopenAsync(RecordId, Person.Id);
        return Done("It is open again");
    }

    private RedirectResult Done(string what)
    {
        TempData.Say(what);
        return Redirect(RecordLinks.Feedback(RecordId));
    }
}
