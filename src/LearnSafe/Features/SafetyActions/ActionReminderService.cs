using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Reminds owners before their actions are due, and owners and the safety lead while they are overdue.</summary>
public sealed class ActionReminderService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, ActionMails mails, TimeProvider clock)
{
    /// <summary>Nothing is due for a reminder earlier than this.</summary>
    private const int MostDaysBefore = 14;

    /// <summary>In one go; the rest follows with the next.</summary>
    private const int Most = 200;

    /// <returns>Of how many actions somebody was reminded.</returns>
    public async Task<int> RemindAsync(CancellationToken cancellation = default)
    {
        var today = UkTime.Today(clock);
        var latest = today.AddDays(MostDaysBefore);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var waiting = await context.SafetyActions.AsNoTracking()
            .Where(action => (action.Status == ActionStatus.Agreed || action.Status == ActionStatus.Testing) && action.ClosedAt == null && action.DueBy <= latest && action.RemindedOn < today)
            .OrderBy(action => action.DueBy).Select(action => new { action.Id, DueBy = action.DueBy!.Value, RemindedOn = action.RemindedOn!.Value }).ToListAsync(cancellation);
        var reminded = 0;
        foreach (var one in waiting.Where(one => ActionReminders.Due(one.DueBy, today, one.RemindedOn) is not null).Take(Most))
        {
            if (await RemindAsync(one.Id, today, cancellation)) reminded++;
        }

        return reminded;
    }

    /// <summary>Asked again under the write lock: another process may have been quicker.</summary>
    private Task<bool> RemindAsync(Guid id, DateOnly today, CancellationToken cancellation) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var told = false;
        if (await context.SafetyActions.FirstOrDefaultAsync(known => known.Id == id, CancellationToken.None) is { DueBy: { } due, RemindedOn: { } after, ClosedAt: null } action
            && action.Status.IsUnderWay() && ActionReminders.Due(due, today, after) is { } reminder)
        {
            var count = await mails.RemindAsync(context, action, reminder);
            action.RemindedOn = today;
            await context.SaveChangesAsync(CancellationToken.None);
            await transaction.AppendAsync(Actor.System, HistoryActions.ActionReminded, id, JsonSerializer.Serialize(new { mails = count }, JsonSerializerOptions.Web), [], action.OrganisationId);
            told = true;
        }

        context.ChangeTracker.Clear();
        return told;
    }, cancellation);
}
