using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Reminds whoever carries out a case before its targets, and after them the reviewers too. A mail says nothing of what happened or to whom.</summary>
public sealed class CandourReminderService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, ReviewMails mails, TimeProvider clock)
{
    /// <summary>Days before a target.</summary>
    private const int Before = 2;

    private const int Most = 100;

    /// <returns>How many cases somebody was reminded of.</returns>
    public async Task<int> RemindAsync(CancellationToken cancellation = default)
    {
        var today = UkTime.Today(clock);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var soon = today.AddDays(Before);
        var open = await context.CandourCases.AsNoTracking().Where(one => one.ClosedAt == null && one.NotReachedOn == null && (one.ToldOn == null || one.WrittenOn == null) && (one.TellBy <= soon || one.WriteBy <= soon)).OrderBy(one => one.TellBy).ToListAsync(cancellation);
        var count = 0;
        foreach (var one in open.Where(known => Due(known, today) is not null).Take(Most))
        {
            if (await RemindAsync(one.Id, today)) count++;
        }

        return count;
    }

    /// <summary>Of what is to be reminded; null where nothing is.</summary>
    private static CandourReminders? Due(CandourCase one, DateOnly today)
    {
        if (CandourCourse.Next(one.Done) is not { By: { } by } next || by > today.AddDays(Before)) return null;
        var after = next.IsOverdue(today);
        var due = (next.Step, after) switch
        {
            (CandourStep.Told, false) => CandourReminders.BeforeTelling,
            (CandourStep.Told, true) => CandourReminders.AfterTelling,
            (_, false) => CandourReminders.BeforeWriting,
            _ => CandourReminders.AfterWriting,
        };
        return one.Reminded.HasFlag(due) ? null : due;
    }

    private Task<bool> RemindAsync(Guid caseId, DateOnly today) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var reminded = false;
        // Asked again under the write lock: another process may have been quicker, or the step was taken meanwhile.
        if (await context.CandourCases.FirstOrDefaultAsync(known => known.Id == caseId && known.ClosedAt == null) is { } one && Due(one, today) is { } due)
        {
            var record = await context.Events.AsNoTracking().FirstAsync(known => known.Id == one.EventId);
            one.Reminded |= due;
            await TellAsync(context, one, record, due is CandourReminders.AfterTelling or CandourReminders.AfterWriting);
            await context.SaveChangesAsync();
            await transaction.AppendAsync(Actor.System, HistoryActions.CandourReminded, record.Id, JsonSerializer.Serialize(new { fields = new[] { "reminded" } }, JsonSerializerOptions.Web), [], record.OrganisationId);
            reminded = true;
        }

        context.ChangeTracker.Clear();
        return reminded;
    });

    private async Task TellAsync(LearnSafeContext context, CandourCase one, PatientSafetyEvent record, bool late)
    {
        var (subject, sentence) = late
            ? ("A target date has passed", "A step that you or a colleague looks after is past the target of your organisation. The list says which.")
            : ("A target date is near", "A step that you look after is due within two days by the target of your organisation. The list says which.");
        var works = await context.RoleAssignments.AnyAsync(held => held.PersonId == one.OpenedBy && held.OrganisationId == one.OrganisationId && held.State == RoleState.Active)
            && !await context.KeptFrom.AnyAsync(kept => kept.EventId == record.Id && kept.PersonId == one.OpenedBy);
        if (works && !late) await mails.ToPersonAsync(context, record.Id, one.OpenedBy, subject, sentence, CandourLinks.List);
        else await mails.ToReviewersAsync(context, record, subject, sentence, CandourLinks.List, works ? one.OpenedBy : null);
    }
}
