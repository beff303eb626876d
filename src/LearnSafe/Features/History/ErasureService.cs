using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.Retention;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.History;

/// <summary>Takes away what was said in a record where the law asks for it. The chain keeps its links; the erasure itself is an entry, and is replayed on every restored backup.</summary>
public sealed class ErasureService(RecordWriter writer, DataFolder folder)
{
    /// <summary>What <see cref="EraseAsync"/> answers where a legal hold keeps the record.</summary>
    public const int OnHold = -1;

    /// <summary>Erases the answers and reason of every revision of a record, its attachments, patient number, reflections, released wording and drafts, what was written to its reporter and by them, what reviewers wrote about it and decided, what it was joined to, how the duty of candour was met, what was written in learning responses about it alone, and what other organisations were asked about it.</summary>
    /// <param name="authority">Why it may be erased: the order or the retention rule, without the personal data itself.</param>
    /// <returns>How many revisions were erased; 0 where there was nothing to erase, <see cref="OnHold"/> where a legal hold keeps it.</returns>
    public Task<int> EraseAsync(Guid eventId, Actor actor, string authority) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await LegalHoldService.HeldRecords(context).AnyAsync(record => record.Id == eventId)) return OnHold;
        var numbers = await context.Revisions.Where(revision => revision.EventId == eventId && revision.ErasedAt == null).Select(revision => revision.Number).ToListAsync();
        if (numbers.Count == 0) return 0;
        // What was joined to it goes on by itself again.
        await JoinService.EndAllAsync(transaction, eventId, actor);
        await NoteAsync(context, numbers.ConvertAll(number => new Erasure { EventId = eventId, Revision = number, At = transaction.Now }));
        await transaction.AppendAsync(actor, HistoryActions.ContentErased, eventId, JsonSerializer.Serialize(new { revisions = numbers, authority }, JsonSerializerOptions.Web), []);
        return numbers.Count;
    });

    /// <summary>Erases, in the caller's transaction, revisions and attachments of a record whose rest stays. The caller has seen that no hold keeps it.</summary>
    public async Task EraseAloneAsync(RecordTransaction transaction, Guid eventId, IReadOnlyList<int> revisions, IReadOnlyList<Guid> attachments, Actor actor, string authority)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(revisions);
        ArgumentNullException.ThrowIfNull(attachments);
        var context = await transaction.ContextAsync();
        List<Erasure> erasures =
        [
            .. revisions.Select(number => new Erasure { EventId = eventId, Revision = number, Alone = true, At = transaction.Now }),
            .. attachments.Select(attachment => new Erasure { EventId = eventId, AttachmentId = attachment, Alone = true, At = transaction.Now }),
        ];
        if (erasures.Count == 0) return;
        await NoteAsync(context, erasures);
        await transaction.AppendAsync(actor, HistoryActions.ContentErased, eventId, JsonSerializer.Serialize(new { revisions, attachments, authority }, JsonSerializerOptions.Web), []);
    }

    /// <summary>Deletes an engagement that is still closed since that time. It is noted as an erasure, so that a restored backup deletes it again.</summary>
    /// <returns>False where a legal hold keeps it, or it was opened again.</returns>
    public Task<bool> EraseEngagementAsync(Guid id, DateTime closedSince, Actor actor, string authority) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var day = DateOnly.FromDateTime(UkTime.FromUtc(closedSince));
        if (await context.EngagementCases.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.ClosedOn == day) is not { } known) return false;
        if (await EngagementAccess.Held(context).AnyAsync(one => one.Id == id)) return false;
        await NoteAsync(context, [new Erasure { EventId = id, At = transaction.Now }]);
        await transaction.AppendAsync(actor, HistoryActions.ContentErased, id, JsonSerializer.Serialize(new { revisions = new[] { 0 }, authority }, JsonSerializerOptions.Web), [], known.OrganisationId);
        return true;
    });

    private async Task NoteAsync(LearnSafeContext context, List<Erasure> erasures)
    {
        // The list outside the database is written first: an erasure that is noted twice does no harm, one that is forgotten does.
        await ErasureList.AppendAsync(folder.Erasures, erasures);
        context.Erasures.AddRange(erasures);
        await context.SaveChangesAsync();
        await ApplyAsync(context, erasures);
    }

    /// <summary>Erases again, on a restored database, what was erased before the restore.</summary>
    internal static async Task ApplyAsync(LearnSafeContext context, IEnumerable<Erasure> erasures)
    {
        foreach (var erased in erasures.GroupBy(erasure => erasure.EventId))
        {
            var (id, at) = (erased.Key, erased.Max(erasure => erasure.At));
            var numbers = erased.Where(erasure => erasure.AttachmentId == Guid.Empty).Select(erasure => erasure.Revision).ToList();
            var attachments = erased.Where(erasure => erasure.AttachmentId != Guid.Empty).Select(erasure => erasure.AttachmentId).ToList();
            var whole = erased.Any(erasure => !erasure.Alone);
            await context.Revisions.Where(revision => revision.EventId == id && numbers.Contains(revision.Number) && revision.ErasedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(revision => revision.Answers, (string?)null).SetProperty(revision => revision.Reason, (string?)null)
                    .SetProperty(revision => revision.Salt, (byte[]?)null).SetProperty(revision => revision.ErasedAt, at));
            await context.Attachments.Where(attachment => attachment.EventId == id && (whole || attachments.Contains(attachment.Id)) && (attachment.Content != null || attachment.Name != ""))
                .ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.Content, (byte[]?)null).SetProperty(attachment => attachment.Name, "").SetProperty(attachment => attachment.RemovedAt, at));
            // A revision that is being prepared began as a copy of what was erased.
            await context.Drafts.Where(draft => draft.EventId == id).ExecuteDeleteAsync();
            await context.ReleasedWordings.Where(wording => wording.EventId == id && (whole || numbers.Contains(wording.Revision))).ExecuteDeleteAsync();
            await context.RecordThreads.Where(thread => thread.EventId == id && (whole || numbers.Contains(thread.Revision))).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.Wording, (string?)null));
            var entries = context.History.Where(entry => entry.SubjectId == id && entry.ErasedAt == null && entry.Action != HistoryActions.ContentErased && entry.Action != HistoryActions.RecordPutRight);
            if (whole)
            {
                await EngagementErasureService.DeleteAsync(context, id);
                await context.PatientNumbers.Where(number => number.EventId == id).ExecuteDeleteAsync();
                // Both sides wrote about it and may have quoted it.
                await context.ThreadMessages.Where(message => context.RecordThreads.Any(thread => thread.Id == message.ThreadId && thread.EventId == id)).ExecuteUpdateAsync(set => set.SetProperty(message => message.Encrypted, (string?)null));
                await context.AnswerLinks.Where(link => context.RecordThreads.Any(thread => thread.Id == link.ThreadId && thread.EventId == id)).ExecuteDeleteAsync();
                await context.RecordThreads.Where(thread => thread.EventId == id).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.OutsideName, (string?)null).SetProperty(thread => thread.OutsideAddress, (string?)null));
                await context.Reflections.Where(reflection => reflection.EventId == id).ExecuteDeleteAsync();
                await ForgetLearningAsync(context, id);
                await context.RecordJoins.Where(join => join.EventId == id || join.HeadId == id).ExecuteDeleteAsync();
                await context.ReviewComments.Where(comment => comment.EventId == id).ExecuteDeleteAsync();
                await EraseActionsAsync(context, id);
                await context.ReporterQuestions.Where(question => question.EventId == id).ExecuteDeleteAsync();
                // A decision over several records may have quoted this one.
                await context.ResponseDecisions.Where(decision => context.DecisionRecords.Any(link => link.DecisionId == decision.Id && link.EventId == id)).ExecuteUpdateAsync(set => set.SetProperty(decision => decision.Texts, (string?)null));
                await context.ExternalNotifications.Where(notification => notification.EventId == id).ExecuteUpdateAsync(set => set.SetProperty(notification => notification.Reference, (string?)null).SetProperty(notification => notification.Reason, (string?)null));
                var cases = context.CandourCases.Where(one => one.EventId == id).Select(one => one.Id);
                await context.CandourSteps.Where(step => cases.Contains(step.CaseId)).ExecuteDeleteAsync();
                await context.CandourLetters.Where(letter => cases.Contains(letter.CaseId)).ExecuteDeleteAsync();
                await context.CandourPeople.Where(person => cases.Contains(person.CaseId)).ExecuteDeleteAsync();
                await context.CandourCases.Where(one => one.EventId == id).ExecuteDeleteAsync();
                await context.CandourAssessments.Where(assessment => assessment.EventId == id).ExecuteDeleteAsync();
                await ResponseErasureService.ApplyAsync(context, id);
                await context.PublicMessages.Where(message => message.EventId == id).ExecuteDeleteAsync();
                await context.PublicReports.Where(report => report.EventId == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(report => report.Contact, (string?)null).SetProperty(report => report.ContactDeleteAfter, (DateTime?)null));
                await context.EventProgress.Where(progress => progress.EventId == id).ExecuteUpdateAsync(set => set.SetProperty(progress => progress.Feedback, (string?)null));
            }
            else
            {
                entries = entries.Where(entry => context.Revisions.Any(revision => revision.EventId == id && revision.Sequence == entry.Sequence && numbers.Contains(revision.Number)));
            }

            // Entries about the record may quote what was kept in it.
            await entries.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Content, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null).SetProperty(entry => entry.ErasedAt, at));
        }
    }

    /// <summary>
    /// What was learned and published says nothing of the record and stays, without the link to it; what nobody published goes, for nobody has read it with a stranger's eyes.
    /// </summary>
    private static async Task ForgetLearningAsync(LearnSafeContext context, Guid id)
    {
        var linked = context.LearningSummaries.Where(summary => context.LearningSummaryRecords.Any(link => link.SummaryId == summary.Id && link.EventId == id));
        var (drafts, published) = (await linked.Where(summary => summary.PublishedVersion == null).Select(summary => summary.Id).ToListAsync(), await linked.Where(summary => summary.PublishedVersion != null).Select(summary => summary.Id).ToListAsync());
        await context.LearningSummaryRecords.Where(link => link.EventId == id || drafts.Contains(link.SummaryId)).ExecuteDeleteAsync();
        await context.LearningSummaryVersions.Where(version => drafts.Contains(version.SummaryId) || (published.Contains(version.SummaryId) && version.PublishedAt == null)).ExecuteDeleteAsync();
        await context.LearningSummaries.Where(summary => drafts.Contains(summary.Id)).ExecuteDeleteAsync();
        await context.LearningSummaries.Where(summary => published.Contains(summary.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(summary => summary.CurrentVersion, summary => summary.PublishedVersion!.Value).SetProperty(summary => summary.AskedAt, (DateTime?)null));
    }

    /// <summary>What needs to change stands by itself; what was written about how its actions go may quote the record.</summary>
    private static Task EraseActionsAsync(LearnSafeContext context, Guid id) => context.ActionNotes
        .Where(note => context.ActionAreas.Any(served => served.ActionId == note.ActionId && (context.AreaRecords.Any(link => link.AreaId == served.AreaId && link.EventId == id)
            || context.AreaResponses.Any(link => link.AreaId == served.AreaId && context.ResponseRecords.Any(about => about.ResponseId == link.ResponseId && about.EventId == id)))))
        .ExecuteDeleteAsync();
}
