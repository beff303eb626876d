using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>Tells whoever reported an event that something was learned from it, each in the way that reaches them, and once.</summary>
public sealed class LearningTelling(LearningMails mails)
{
    public async Task TellAsync(RecordTransaction transaction, Guid by, Guid summary)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var context = await transaction.ContextAsync();
        var untold = await (
            from link in context.LearningSummaryRecords
            join record in context.Events on link.EventId equals record.Id
            join revision in context.Revisions on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where link.SummaryId == summary && link.ToldAt == null && record.WithdrawnAt == null && revision.Answers != null
            orderby record.RecordedAt
            select new { link, record, revision.Answers, HasReceipt = context.PublicReports.Any(report => report.EventId == record.Id) }).ToListAsync();
        foreach (var one in untold)
        {
            var route = Route(one.record, one.HasReceipt, one.Answers!);
            (one.link.ToldAt, one.link.Route) = (transaction.Now, route);
            if (route != FeedbackRoute.NotDeliverable) await NoteAsync(context, one.record.Id, transaction.Now);
            if (route == FeedbackRoute.Account && one.record.ReporterId != by) await mails.ToReporterAsync(context, one.record.ReporterId!.Value, RecordLinks.Record(one.record.Id));
            await context.SaveChangesAsync();
            await transaction.AppendAsync(Actor.Person(by), HistoryActions.ReporterTold, one.record.Id, JsonSerializer.Serialize(new { route, summary }, JsonSerializerOptions.Web), [], one.record.OrganisationId);
        }
    }

    internal static FeedbackRoute Route(PatientSafetyEvent record, bool hasReceipt, string answers) => record switch
    {
        { ReporterId: not null } => EventAnswersJson.Read(answers).Values.First("IsAnonymous") == "true" ? FeedbackRoute.AccountWithoutMail : FeedbackRoute.Account,
        _ when hasReceipt => FeedbackRoute.Receipt,
        _ => FeedbackRoute.NotDeliverable,
    };

    /// <summary>The reporter can read what was learned from this day on. What a reviewer wrote for them before keeps its own day.</summary>
    private static async Task NoteAsync(LearnSafeContext context, Guid record, DateTime now)
    {
        var progress = await context.EventProgress.FirstOrDefaultAsync(known => known.EventId == record) ?? context.EventProgress.Add(new EventProgress { EventId = record }).Entity;
        progress.OpenedAt ??= now;
        progress.AcknowledgedAt ??= now;
        progress.FeedbackAt ??= now;
    }
}
