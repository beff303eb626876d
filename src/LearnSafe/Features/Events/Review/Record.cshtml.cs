using LearnSafe.Domain.Language;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Review;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Culture.Language;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Events.Records;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.PublicForms;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Review;

/// <summary>The review of a record: what was noticed, who has it, what reviewers say to each other and ask the reporter.</summary>
public sealed class RecordModel(
    EventService events, CurrentPersonService people, ReviewService reviews, ReviewReading reading, RecordReading words, ProgressService progress, PublicReportService reports, LfpseContent lfpse, ReviewSigns signs, IEnumerable<RecordEntry> entries, EngagementReadingService engagement, TimeProvider clock, BlameLanguage language, LanguageTotalsService totals, SimilarRecords similar, JoinReading joins) : WordingPage(events, people, language, totals)
{
    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? AssignTo { get; set; }

    /// <summary>Who had it when the page was shown.</summary>
    [BindProperty]
    public string? Was { get; set; }

    public ReviewState State { get; private set; } = null!;

    public Noticed Noticed { get; private set; } = null!;

    public IReadOnlyList<ReadableComment> Comments { get; private set; } = [];

    public IReadOnlyList<ReadableQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Colleagues { get; private set; } = [];

    /// <summary>Other records that tell of something alike, the most alike first.</summary>
    public IReadOnlyList<SimilarRecord> Similar { get; private set; } = [];

    /// <summary>The records that tell of the same event, and why they were joined.</summary>
    public RecordJoins Joins { get; private set; } = RecordJoins.None;

    /// <summary>Records of another organisation are joined there, and one that is kept from somebody goes its own way.</summary>
    public bool MayJoin => IsOpen && !Joins.IsJoined && Record.Event.OrganisationId == Person.OrganisationId;

    /// <summary>What other features offer on this record. Where another goes on for it, they offer it there.</summary>
    public IReadOnlyList<RecordEntry> Entries => Joins.IsJoined ? [] : RecordEntry.For(entries, Person, Record.Event);

    public int SeveralDays => signs.Several.Days;

    public EventListRow Row => EventList.Row(Record);

    /// <summary>Withdrawn and erased records are read and not worked on.</summary>
    public bool IsOpen => Record.Event.WithdrawnAt is null && !Record.Erased;

    public bool IsWaiting => IsOpen && !Joins.IsJoined && State is { ReviewedAt: null, ClosedAt: null };

    public bool MayAsk => IsWaiting && !State.Asked && ReviewAccess.MayAsk(Person, Record.Event);

    /// <summary>A person with a receipt code stands behind it: they are asked by messages.</summary>
    public bool HasMessages { get; private set; }

    public bool MayRevise => words.IsAccepted(Record.Event.TaxonomyVersion) && EventAccess.MayRevise(Person, Record.Event);

    /// <summary>Whether the people affected are engaged, and nothing else of it; null where they never were.</summary>
    public EngagementSign? Engagement { get; private set; }

    public IEnumerable<SummaryRow> About =>
    [
        new("Recorded", $"{UkTime.TextFromUtc(Record.Event.RecordedAt)}, {ReviewWords.Ago(Record.Event.RecordedAt, UkTime.Today(clock))}"),
        new("Harm", Row.Harm ?? "Not recorded"),
        new("Reporter’s concern", ReviewWords.Concern(lfpse, Record.Event.LevelOfConcern) ?? "Not said"),
        new("Who has it", State.AssignedName ?? "Nobody yet"),
        .. Engagement is { } sign ? [new SummaryRow("People affected", sign.InProgress ? "Engagement in progress" : "Engagement ended", sign.Own is { } own ? [new SummaryAction("Open", EngagementLinks.Case(own), "the engagement")] : [])] : Array.Empty<SummaryRow>(),
        new("What happened", Record.Erased ? "What was said was erased." : Record.Answers.Description ?? "No description"),
    ];

    private protected override bool MayOpen() => ReviewAccess.MayReview(Person, Record.Event);

    public async Task OnGetAsync()
    {
        if (IsOpen && Record.Event.ReporterId != Person.Id) await progress.OpenedAsync(RecordId, Person.Id);
        await ShowAsync();
        if (!Record.Erased) Similar = await similar.OfAsync(Person, Record, ReviewLinks.Record(RecordId));
    }

    public async Task<IActionResult> OnPostAcknowledgeAsync()
    {
        ModelState.Clear();
        return await AnswerAsync(await reviews.AcknowledgeAsync(Person, RecordId), "Whoever told us can see that it is acknowledged", "", "");
    }

    public async Task<IActionResult> OnPostAssignAsync()
    {
        ModelState.Clear();
        await ShowAsync();
        if (!Guid.TryParse(AssignTo, out var to) || Colleagues.All(colleague => colleague.Id != to)) return Refused(nameof(AssignTo), "Select a colleague who reviews records");
        var outcome = await reviews.AssignAsync(Person, RecordId, Guid.TryParse(Was, out var was) ? was : null, to);
        return await AnswerAsync(outcome, to == Person.Id ? "You have it now" : $"{Colleagues.First(colleague => colleague.Id == to).Name} has it now, and gets an email", nameof(AssignTo), "Somebody else has taken it on or passed it on meanwhile. See who has it, and choose again");
    }

    public async Task<IActionResult> OnPostCommentAsync()
    {
        await ShowAsync();
        if (Look) return ShowWording(nameof(Comment), "Your comment", Comment);
        if (!Judge(nameof(Comment), Comment, "Enter your comment")) return Refused();
        var outcome = await reviews.CommentAsync(Person, RecordId, Comment!);
        if (outcome == ReviewOutcome.Done) await CountWordingAsync(Comment!);
        return await AnswerAsync(outcome, "Your comment is kept, for reviewers alone", "", "");
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        await ShowAsync();
        if (!ReviewAccess.MayAsk(Person, Record.Event)) return StatusCode(StatusCodes.Status403Forbidden);
        if (Look) return ShowWording(nameof(Question), "Your question", Question);
        if (!Judge(nameof(Question), Question, "Enter your question")) return Refused();
        var outcome = await reviews.AskAsync(Person, RecordId, Question!);
        if (outcome == ReviewOutcome.Done) await CountWordingAsync(Question!);
        return await AnswerAsync(outcome, "Your question is sent. You get an email when it is answered", nameof(Question), "A question waits for its answer already. Read it first");
    }

    public async Task<IActionResult> OnPostReopenAsync()
    {
        ModelState.Clear();
        return await AnswerAsync(await reviews.ReopenAsync(Person, RecordId), "It is back in the inbox", "", "");
    }

    private async Task<IActionResult> AnswerAsync(ReviewOutcome outcome, string said, string field, string conflict)
    {
        if (outcome == ReviewOutcome.Done) return Done(said, ReviewLinks.Record(RecordId));
        await ShowAsync();
        return Refused(outcome == ReviewOutcome.Conflict ? field : "", outcome == ReviewOutcome.Conflict ? conflict : "This record was withdrawn or erased meanwhile. Nothing was kept");
    }

    private async Task ShowAsync()
    {
        State = await reading.StateAsync(RecordId);
        Joins = await joins.OfAsync(Person, Record);
        Noticed = await reading.NoticedAsync(Person, Record);
        Comments = await reading.CommentsAsync(RecordId);
        Questions = await reading.QuestionsAsync(RecordId);
        Colleagues = await reading.ColleaguesAsync(Record.Event);
        Engagement = await engagement.OfRecordAsync(Person, RecordId);
        HasMessages = EventAccess.MayAnswerPerson(Person, Record.Event) && await reports.FindAsync(RecordId) is not null;
    }
}
