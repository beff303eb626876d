using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>What became of putting a record right.</summary>
public enum PutRightStatus
{
    Done,

    /// <summary>The words stand nowhere in the record, and no file was chosen.</summary>
    NothingFound,

    /// <summary>Somebody changed the record since it was on screen.</summary>
    Conflict,

    /// <summary>A legal hold keeps what would be taken away.</summary>
    OnHold,
}

/// <summary>Takes words that name somebody out of a record: the present answers get neutral words, and every revision that held them is erased, here and in every backup that is restored.</summary>
public sealed class PutRightService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, ErasureService erasure, LfpseContent lfpse)
{
    /// <summary>What stands where nothing better is known.</summary>
    public const string Neutral = "[taken away]";

    /// <summary>What looks like personal data in any revision, each once.</summary>
    public async Task<IReadOnlyList<string>> SuggestionsAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var revisions = await context.Revisions.AsNoTracking().Where(revision => revision.EventId == eventId && revision.Answers != null).ToListAsync();
        return
        [
            .. revisions.SelectMany(revision => Texts(EventAnswersJson.Read(revision.Answers!)).Append(revision.Reason ?? ""))
                .SelectMany(text => PrivacyCheck.Find(text).Select(finding => text.Substring(finding.Start, finding.Length))).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <param name="words">To be taken away, wherever they stand, in capitals or not.</param>
    /// <param name="attachments">Files that go with them.</param>
    /// <param name="reason">Without the words themselves.</param>
    public Task<PutRightStatus> TakeAwayAsync(Guid organisation, Guid eventId, int expectedRevision, IReadOnlyList<string> words, IReadOnlyList<Guid> attachments, string reason, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(attachments);
        ArgumentNullException.ThrowIfNull(actor);
        // The longest first: a surname by itself must not leave half of the whole name standing.
        var longest = words.OrderByDescending(word => word.Length).ToList();
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var record = await context.Events.AsNoTracking().FirstOrDefaultAsync(known => known.Id == eventId && known.OrganisationId == organisation);
            if (record is null || record.CurrentRevision != expectedRevision) return PutRightStatus.Conflict;
            var revisions = await context.Revisions.AsNoTracking().Where(revision => revision.EventId == eventId && revision.Answers != null).OrderBy(revision => revision.Number).ToListAsync();
            var naming = revisions.Where(revision => Texts(EventAnswersJson.Read(revision.Answers!)).Append(revision.Reason ?? "").Any(text => Holds(text, longest))).Select(revision => revision.Number).ToList();
            var files = await context.Attachments.Where(attachment => attachment.EventId == eventId && attachments.Contains(attachment.Id) && attachment.RemovedAt == null).Select(attachment => attachment.Id).ToListAsync();
            if (naming.Count == 0 && files.Count == 0) return PutRightStatus.NothingFound;
            if (await LegalHoldService.HeldRecords(context).AnyAsync(held => held.Id == eventId)) return PutRightStatus.OnHold;
            byte[][] digests = [];
            if (naming.Contains(record.CurrentRevision)) digests = [await ReviseAsync(transaction, record, revisions[^1], longest, new Change(actor, reason))];
            var content = JsonSerializer.Serialize(new { reason, revisions = naming, attachments = files.Count }, JsonSerializerOptions.Web);
            await transaction.AppendAsync(actor, HistoryActions.RecordPutRight, eventId, content, digests, organisation);
            await erasure.EraseAloneAsync(transaction, eventId, naming, files, actor, "Words that named somebody were taken away");
            return PutRightStatus.Done;
        });
    }

    private async Task<byte[]> ReviseAsync(RecordTransaction transaction, PatientSafetyEvent record, EventRevision present, List<string> words, Change change)
    {
        var before = new EventRecord { Event = record, Revision = present };
        var answers = Without(before.Answers, words);
        record.Flags = EventFlags.Json(FlagSentEvent.FlagsAfter(lfpse, before, answers, []));
        (record.CurrentRevision, record.Sequence, record.UpdatedAt) = (record.CurrentRevision + 1, transaction.NextSequence, transaction.Now);
        // A withdrawn record stays one.
        var kind = present.Kind == RevisionKind.Withdrawn ? RevisionKind.Withdrawn : RevisionKind.Revised;
        var revision = NewEvent.Revision(record.Id, record.OrganisationId, record.Reference, record.CurrentRevision, kind, EventAnswersJson.Write(answers, lfpse.Taxonomies[answers.TaxonomyVersion]), change, record.Sequence, transaction.Now);
        if (!await transaction.Statements.UpdateEventAsync(record, present.Number)) throw new InvalidOperationException("The record changed under its own write lock.");
        await transaction.Statements.InsertRevisionAsync(revision);
        return revision.Digest;
    }

    private EventAnswers Without(EventAnswers answers, List<string> words) => answers with
    {
        Description = answers.Description is { } text ? Without(text, words) : null,
        Values = Without(answers.TaxonomyVersion, answers.Values, words),
        Patients = [.. answers.Patients.Select(patient => Without(answers.TaxonomyVersion, patient, words))],
    };

    private AnswerSet Without(int version, AnswerSet answers, List<string> words) => answers.Where(answer => IsText(version, answer.Key))
        .Aggregate(answers, (changed, answer) => changed.With(answer.Key, answer.Value.Select(value => Without(value, words))));

    private static string Without(string text, List<string> words)
    {
        foreach (var word in words)
        {
            var neutral = PrivacyCheck.Find(text).FirstOrDefault(finding => text.AsSpan(finding.Start, finding.Length).Equals(word, StringComparison.OrdinalIgnoreCase))?.Neutral ?? Neutral;
            text = text.Replace(word, neutral, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static bool Holds(string text, List<string> words) => words.Exists(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Texts(EventAnswers answers) =>
    [
        answers.Description ?? "",
        .. answers.Patients.Prepend(answers.Values).SelectMany(set => set).Where(answer => IsText(answers.TaxonomyVersion, answer.Key)).SelectMany(answer => answer.Value),
    ];

    private bool IsText(int version, string question) => lfpse.Taxonomies[version].Element(question) is { Type: AnswerType.String };
}
