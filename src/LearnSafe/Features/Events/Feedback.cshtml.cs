using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>Tells whoever told it what was learned and changed, and closes the circle.</summary>
public sealed class FeedbackModel(EventService events, CurrentPersonService people, ReviewService reviews, ProgressService progress) : ReviewPage(events, people)
{
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>When it had last been written as the page was shown.</summary>
    [BindProperty]
    public long Seen { get; set; }

    public RecordProgress Progress { get; private set; } = null!;

    private protected override bool MayOpen() => Record.JoinedTo is null && EventAccess.MayWriteFeedback(Person, Record.Event);

    public async Task OnGetAsync()
    {
        Progress = await progress.OfAsync(Record.Event);
        (Text, Seen) = (Progress.Feedback, Progress.FeedbackAt?.Ticks ?? 0);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Progress = await progress.OfAsync(Record.Event);
        if (!Judge(nameof(Text), Text, "Enter what was learned and changed")) return Refused();
        return await reviews.WriteLearnedAsync(Person.Id, RecordId, Moment(Seen), Text!) switch
        {
            ReviewOutcome.Done => Done("Whoever told us can read it now", RecordLinks.Feedback(RecordId)),
            ReviewOutcome.Conflict => Refused("", "Somebody else wrote what was learned meanwhile. Your text is still below: open the page again in another tab to read theirs"),
            _ => Refused("", "This record was withdrawn or erased meanwhile. Nothing was kept"),
        };
    }

    public async Task<IActionResult> OnPostCloseAsync() =>
        Done(await progress.CloseAsync(RecordId, Person.Id) ? "It is closed" : "Write what was learned first. Then it can be closed", RecordLinks.Feedback(RecordId));

    public async Task<IActionResult> OnPostReopenAsync()
    {
        await progress.ReopenAsync(RecordId, Person.Id);
        return Done("It is open again", RecordLinks.Feedback(RecordId));
    }
}
