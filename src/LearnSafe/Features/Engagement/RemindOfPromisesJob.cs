using LearnSafe.Data;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>Brings promises to mind: once when their day comes near, once when it has passed. One mail for each lead, without a word of what was promised.</summary>
public sealed class RemindOfPromisesJob(RecordWriter writer, EngagementMails mails, TimeProvider clock, ILogger<RemindOfPromisesJob> log)
    : RepeatedJob(TimeSpan.FromHours(1), "Nobody could be reminded of promises", clock, log)
{
    protected override string? Done => "Reminders of promises to people affected";

    protected override Task<int> DoAsync(CancellationToken cancellation) => RemindAsync(cancellation);

    /// <returns>How many mails were queued.</returns>
    public Task<int> RemindAsync(CancellationToken cancellation = default) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var today = DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now));
        var near = today.AddDays(Promises.NoticeDays);
        var open = await (
            from promise in context.EngagementPromises
            join one in context.EngagementCases on promise.CaseId equals one.Id
            // Who asked for a pause is left alone, and its lead with them.
            where promise.KeptOn == null && promise.GivenUpOn == null && promise.Due <= near && one.State == EngagementState.Open
            select new { promise, one.LeadId }).ToListAsync(CancellationToken.None);
        var due = open.FindAll(row => Promises.IsToRemind(row.promise.Due, row.promise.RemindedOn, today));
        foreach (var lead in due.GroupBy(row => row.LeadId))
        {
            await mails.ToPersonAsync(context, lead.Key, "Something that you promised is due", "Something that was promised to people you engage is due or overdue.", EngagementLinks.Mine);
            foreach (var row in lead) row.promise.RemindedOn = today;
        }

        await context.SaveChangesAsync(CancellationToken.None);
        context.ChangeTracker.Clear();
        return due.Select(row => row.LeadId).Distinct().Count();
    }, cancellation);
}
