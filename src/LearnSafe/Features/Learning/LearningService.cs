using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>What became of something that was done to a summary.</summary>
public enum LearningOutcome
{
    Done,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Conflict,

    /// <summary>It is not there for this person, or was withdrawn.</summary>
    Gone,

    /// <summary>It leaves the organisation, and this person may not be the one who lets it.</summary>
    NeedsSecondPerson,

    /// <summary>Its text is not fit to be shared.</summary>
    NotDeidentified,
}

/// <summary>A summary as it is written: judged before.</summary>
/// <param name="KeptWords">The writer says that words which only look like a name or a place identify nobody.</param>
/// <param name="Records">That it came of: each of the organisation and readable by the writer.</param>
public sealed record WrittenSummary(SummaryText Text, SummaryScope Scope, bool ShowOrganisation, IReadOnlyList<string> Services, IReadOnlyList<string> Involved, bool KeptWords, IReadOnlyList<Guid> Records);

/// <summary>What is done with learning summaries. The history has the names of fields and never what was written.</summary>
public sealed class LearningService(RecordWriter writer, LocalEncryption encryption, SummaryReachService reaches, LfpseContent lfpse, LearningTelling telling, LearningMails mails)
{
    /// <summary>Writes a new version; the published one stays as it is until the new one is published.</summary>
    /// <param name="id">Null for a new summary.</param>
    /// <param name="seen">The version that was on screen; 0 for a new summary.</param>
    public Task<(LearningOutcome Outcome, Guid Id)> SaveAsync(CurrentPerson person, Guid? id, int seen, WrittenSummary written, Guid? response = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(written);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var summary = id is { } known ? await LearningAccess.Written(context, person).FirstOrDefaultAsync(one => one.Id == known) : new LearningSummary { OrganisationId = person.OrganisationId, AuthorId = person.Id, CreatedAt = transaction.Now, LearningResponseId = response };
            if (summary is null || !LearningAccess.MayWrite(person)) return (LearningOutcome.Gone, Guid.Empty);
            if (summary.WithdrawnAt is not null || summary.CurrentVersion != seen) return (LearningOutcome.Conflict, summary.Id);
            if (id is null) context.LearningSummaries.Add(summary);
            (summary.CurrentVersion, summary.AskedAt) = (seen + 1, null);
            context.LearningSummaryVersions.Add(LearningSummaryVersion.Of(summary, written, person.Id, transaction.Now, encryption));
            await LinkAsync(context, person, summary, written.Records, transaction.Now);
            return (await SaveAsync(transaction, context, summary, person, HistoryActions.SummaryWritten, "text", "scope", "records"), summary.Id);
        });
    }

    /// <summary>Asks a second person to read the current version.</summary>
    public Task<LearningOutcome> AskAsync(CurrentPerson person, Guid id, int seen) => ChangeAsync(person, id, seen, async (transaction, context, summary) =>
    {
        if (summary.AskedAt is not null) return LearningOutcome.Done;
        summary.AskedAt = transaction.Now;
        await mails.ToSecondReadersAsync(context, summary, person.Id);
        return await SaveAsync(transaction, context, summary, person, HistoryActions.SummaryAsked, "askedAt");
    });

    /// <summary>The second person does not let it leave: it is a draft again.</summary>
    public Task<LearningOutcome> SendBackAsync(CurrentPerson person, Guid id, int seen) => ChangeAsync(person, id, seen, async (transaction, context, summary) =>
    {
        if (summary.AskedAt is null) return LearningOutcome.Done;
        summary.AskedAt = null;
        return await SaveAsync(transaction, context, summary, person, HistoryActions.SummarySentBack, "askedAt");
    });

    /// <summary>Publishes the current version and tells every reporter concerned. What leaves the organisation is published by another than who wrote it.</summary>
    public async Task<LearningOutcome> PublishAsync(CurrentPerson person, Guid id, int seen)
    {
        ArgumentNullException.ThrowIfNull(person);
        var own = await reaches.OwnNamesAsync(person.OrganisationId);
        return await ChangeAsync(person, id, seen, async (transaction, context, summary) =>
        {
            var version = await context.LearningSummaryVersions.SingleAsync(one => one.SummaryId == id && one.Number == seen);
            if (version.PublishedAt is not null && summary.PublishedVersion == seen) return LearningOutcome.Done;
            if (version.Scope.LeavesOrganisation() && (summary.AskedAt is null || version.WrittenBy == person.Id)) return LearningOutcome.NeedsSecondPerson;
            var text = version.Text(encryption);
            if (SummaryCheck.Find(text, own).Any(finding => !(finding.MayStay && version.KeptWords))) return LearningOutcome.NotDeidentified;
            summary.Publish(version, text, lfpse, person.Id, transaction.Now);
            await SaveAsync(transaction, context, summary, person, HistoryActions.SummaryPublished, "published");
            await telling.TellAsync(transaction, person.Id, id);
            return LearningOutcome.Done;
        });
    }

    /// <summary>Nobody reads it any more; whoever has its address is told so.</summary>
    public Task<LearningOutcome> WithdrawAsync(CurrentPerson person, Guid id, int seen) => ChangeAsync(person, id, seen, async (transaction, context, summary) =>
    {
        (summary.WithdrawnAt, summary.WithdrawnBy, summary.AskedAt, summary.SearchText) = (transaction.Now, person.Id, null, "");
        return await SaveAsync(transaction, context, summary, person, HistoryActions.SummaryWithdrawn, "withdrawnAt");
    });

    private Task<LearningOutcome> ChangeAsync(CurrentPerson person, Guid id, int seen, Func<RecordTransaction, LearnSafeContext, LearningSummary, Task<LearningOutcome>> change)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (!LearningAccess.MayWrite(person) || await LearningAccess.Written(context, person).FirstOrDefaultAsync(one => one.Id == id && one.WithdrawnAt == null) is not { } summary) return LearningOutcome.Gone;
            var outcome = summary.CurrentVersion != seen ? LearningOutcome.Conflict : await change(transaction, context, summary);
            context.ChangeTracker.Clear();
            return outcome;
        });
    }

    /// <summary>Who was told stays told: a link that was used is not taken away.</summary>
    private static async Task LinkAsync(LearnSafeContext context, CurrentPerson person, LearningSummary summary, IReadOnlyList<Guid> records, DateTime now)
    {
        var present = await context.LearningSummaryRecords.Where(link => link.SummaryId == summary.Id).ToListAsync();
        context.LearningSummaryRecords.RemoveRange(present.Where(link => link.ToldAt is null && !records.Contains(link.EventId)));
        var readable = await EventAccess.OfOrganisation(context, person).Where(record => records.Contains(record.Id) && record.WithdrawnAt == null).Select(record => record.Id).ToListAsync();
        context.LearningSummaryRecords.AddRange(readable.Where(record => present.TrueForAll(link => link.EventId != record)).Select(record => new LearningSummaryRecord { SummaryId = summary.Id, EventId = record, LinkedAt = now }));
    }

    private static async Task<LearningOutcome> SaveAsync(RecordTransaction transaction, LearnSafeContext context, LearningSummary summary, CurrentPerson person, string action, params IReadOnlyList<string> fields)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(person.Id), action, summary.Id, JsonSerializer.Serialize(new { version = summary.CurrentVersion, fields }, JsonSerializerOptions.Web), [], summary.OrganisationId);
        return LearningOutcome.Done;
    }
}
