using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Events.Records;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.PublicForms;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Events;

/// <summary>A record: what was said, who said it, what became of it, what can be done.</summary>
public sealed class DetailsModel(EventService events, CurrentPersonService people, RecordReading reading, AttachmentService attachments, AccessLogService log, ReleaseService release, KeepFromService keep, ThreadReading threads, ProgressService progress, PublicReportService reports, RecordActionsService actions, LfpseContent lfpse, IEnumerable<RecordEntry> entries, ResponseDirectory responses, JoinReading joins) : RecordPage(events, people)
{
    public RecordSummary Summary { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<EventRecord> Revisions { get; private set; } = [];

    public WhoDidIt Who { get; private set; } = null!;

    public int Attachments { get; private set; }

    /// <summary>Null where the record is kept from nobody.</summary>
    public KeptState? Kept { get; private set; }

    /// <summary>The wording that others read; null where there is none, or it does not concern the person.</summary>
    public Released? Released { get; private set; }

    /// <summary>To whom it was sent, and what they answered.</summary>
    public IReadOnlyList<SentRecord> Sent { get; private set; } = [];

    /// <summary>Null where it does not concern the person.</summary>
    public IReadOnlyList<RecordReader>? Readers { get; private set; }

    public RecordProgress Progress { get; private set; } = null!;

    /// <summary>Safety actions that follow from the record, as far as the person may open them.</summary>
    public IReadOnlyList<FollowingAction> Following { get; private set; } = [];

    /// <summary>Whether a person with a receipt code stands behind the record, and this reader may answer them.</summary>
    public bool CanAnswerPerson { get; private set; }

    /// <summary>Its reporter reads it, and was asked something.</summary>
    public bool IsAsked => Record.Event.ReporterId == Person.Id && Record.Event.WithdrawnAt is null && Progress is { AskedAt: not null, AnsweredAt: null };

    /// <summary>The records that tell of the same event, as far as the person may read them.</summary>
    public RecordJoins Joins { get; private set; } = RecordJoins.None;

    /// <summary>The learning responses about it that the person may open.</summary>
    public IReadOnlyList<ResponseRow> Responses { get; private set; } = [];

    /// <summary>What other features offer on this record. Where another goes on for it, they offer it there.</summary>
    public IReadOnlyList<RecordEntry> Entries => Joins.IsJoined ? [] : RecordEntry.For(entries, Person, Record.Event);

    public bool CanWriteFeedback => Record.JoinedTo is null && EventAccess.MayWriteFeedback(Person, Record.Event);

    public bool Accepted => reading.IsAccepted(Record.Event.TaxonomyVersion);

    public bool CanRevise => Accepted && EventAccess.MayRevise(Person, Record.Event);

    public bool CanPutRight => !Record.Erased && EventAccess.SeesAll(Person) && Person.May(Permission.ReviseRecords);

    /// <summary>Only where a patient can have been reached.</summary>
    public bool CanOpenPatientNumber => Record.Event.Type is EventType.Incident or EventType.Outcome
        && (EventAccess.MayKeepPatientNumber(Person, Record.Event) || EventAccess.MaySeePatientNumber(Person, Record.Event));

    /// <summary>For those who look after all records; the reporter can do nothing about them.</summary>
    public EventFlags? Flags => EventAccess.SeesAll(Person) ? EventFlags.Read(Record.Event.Flags) : null;

    public IReadOnlyList<Breadcrumb> Breadcrumbs => EventAccess.SeesAll(Person) && Record.Event.ReporterId != Person.Id
        ? [new("My records and drafts", RecordLinks.Mine), new("All records", RecordLinks.All)]
        : [new("My records and drafts", RecordLinks.Mine)];

    public IEnumerable<SummaryRow> About =>
    [
        new("Reference", Record.Event.Reference),
        new("Recorded", UkTime.TextFromUtc(Record.Event.RecordedAt)),
        new("Recorded by", Who.Of(Revisions[^1].Revision)),
        new("Came from", WithoutAccount.From(Record) is not null ? "The form for people without an account" : Record.Event.ApiKeyId is null ? "A person, on these pages" : "Another system, over the interface"),
        .. Record.Answers.Identifiers.Select(identifier => new SummaryRow("Reference in that system", identifier.Value)),
        new("Revision", string.Create(CultureInfo.InvariantCulture, $"{Record.Event.CurrentRevision}, {UkTime.TextFromUtc(Record.Event.UpdatedAt)}")),
        .. Released is { } released
            ? [new SummaryRow("Wording released to others", string.Create(CultureInfo.InvariantCulture, $"Of revision {released.Revision}, {UkTime.TextFromUtc(released.At)}"))]
            : Array.Empty<SummaryRow>(),
        new("Taxonomy", string.Create(CultureInfo.InvariantCulture, $"LFPSE version {Record.Event.TaxonomyVersion}")),
    ];

    public async Task OnGetAsync()
    {
        if (CanWriteFeedback && Record.Event.ReporterId != Person.Id && Record.Event.ApiKeyId is null) await progress.OpenedAsync(RecordId, Person.Id);
        Progress = await progress.OfAsync(Record.Event) with { NamesReviewer = true };
        CanAnswerPerson = WithoutAccount.From(Record) is not null && EventAccess.MayAnswerPerson(Person, Record.Event) && await reports.FindAsync(RecordId) is not null;
        Summary = await reading.SummaryAsync(Record.Answers);
        Revisions = [.. (await Events.RevisionsAsync(Record.Event.OrganisationId, RecordId)).Reverse()];
        Who = new WhoDidIt(Person, Record, await reading.NamesAsync(Revisions.Select(revision => revision.Revision)));
        Attachments = (await attachments.ListAsync(RecordId)).Count;
        Sent = await threads.OfRecordAsync(RecordId);
        Responses = await responses.AboutAsync(Person, RecordId);
        Kept = await keep.FindAsync(Record.Event);
        Joins = await joins.OfAsync(Person, Record);
        Following = await actions.OfRecordAsync(Person, RecordId);
        if (EventAccess.SeesAll(Person)) Released = await release.FindAsync(RecordId);
        if (EventAccess.MaySeeReaders(Person, Record.Event)) Readers = await log.ReadersAsync(Record.Event);
    }

    public IEnumerable<string> SectionNames(EventFlags flags) =>
        flags.UnexpectedSections.Select(name => lfpse.Taxonomies[Record.Event.TaxonomyVersion].Section(name)?.Description ?? name);

    public IEnumerable<string> PrivacyQuestions(EventFlags flags)
    {
        var labels = new QuestionLabels(lfpse, Record.Event.TaxonomyVersion, Record.Event.Type);
        return flags.PrivacyFindings.Select(finding => labels.Of(finding.Question)).Distinct(StringComparer.Ordinal);
    }
}
