using LearnSafe.Domain.Language;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Culture.Language;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Review;

/// <summary>Ends a review by telling whoever recorded the event what was learned and changed.</summary>
public sealed class DoneModel(EventService events, CurrentPersonService people, ReviewService reviews, ProgressService progress, BlameLanguage language, LanguageTotalsService totals) : WordingPage(events, people, language, totals)
{
    [BindProperty]
    public string? Learned { get; set; }

    /// <summary>When it had last been written as the page was shown.</summary>
    [BindProperty]
    public long Seen { get; set; }

    /// <summary>Nobody is there to read it where a program sent the record.</summary>
    public bool HasReader => Record.Event.ApiKeyId is null;

    private protected override bool MayOpen() => ReviewAccess.MayReview(Person, Record.Event) && Record is { Event.WithdrawnAt: null, Erased: false, JoinedTo: null };

    public async Task OnGetAsync()
    {
        var present = await progress.OfAsync(Record.Event);
        (Learned, Seen) = (present.Feedback, present.FeedbackAt?.Ticks ?? 0);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Look) return ShowWording(nameof(Learned), "What was learned and changed", Learned);
        if ((HasReader || !string.IsNullOrWhiteSpace(Learned)) && !Judge(nameof(Learned), Learned, "Enter what was learned and changed")) return Refused();
        var outcome = await reviews.FinishAsync(Person, RecordId, Moment(Seen), string.IsNullOrWhiteSpace(Learned) ? null : Learned);
        if (outcome == ReviewOutcome.Done && Learned is not null) await CountWordingAsync(Learned);
        if (outcome == ReviewOutcome.Done) return Done(HasReader ? "It is reviewed, and whoever told us can read what was learned" : "It is reviewed", ReviewAccess.SeesInbox(Person) ? ReviewLinks.Inbox : ReviewLinks.Record(RecordId));
        return Refused("", outcome == ReviewOutcome.Conflict
            ? "Somebody else wrote what was learned meanwhile. Your text is still below: open the page again in another tab to read theirs"
            : "This record was withdrawn or erased meanwhile. Nothing was kept");
    }
}
