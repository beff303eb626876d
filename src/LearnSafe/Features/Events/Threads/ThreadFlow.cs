using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Insight;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What flows between the organisations of a scope, and where there is silence.</summary>
/// <param name="Rounded">By kind of organisation, and each number rounded by itself.</param>
public sealed record Flow(FlowPeriod Period, bool Rounded, FlowRow All, IReadOnlyList<FlowRow> Rows);

/// <summary>
/// Counts what organisations of a scope asked and were asked. Those who may read the scope's records see true counts of each organisation as
/// things stand; everybody else sees rounded ones by kind of organisation, of whole months that are over, as things stood at their end.
/// </summary>
public sealed class ThreadFlow(IDbContextFactory<LearnSafeContext> contexts, ToldTotalsService told, TimeProvider clock)
{
    private const string Outside = "Organisations that do not use LearnSafe";

    public async Task<Flow> OfAsync(CurrentPerson person, int months)
    {
        var (rounded, today) = (!EventAccess.SeesTrueCounts(person), UkTime.Today(clock));
        var period = FlowPeriod.Of(months, today, over: rounded);
        var (at, day) = rounded ? (period.End, period.Until) : (DateTime.MaxValue, today);
        await using var context = await contexts.CreateDbContextAsync();
        var threads = await (
            from thread in ThreadAccess.Counted(context, person)
            where thread.SentAt >= period.Start && thread.SentAt < period.End
            select new AskedThread(thread.ReceiverId, thread.SentAt, thread.AnsweredAt, thread.AnswerBy, context.ThreadMessages.Any(message => message.ThreadId == thread.Id && message.Kind == ThreadMessageKind.Declined), thread.State == ThreadStage.Closed ? thread.ClosedAt ?? thread.SentAt : null)).ToListAsync();
        var asked = threads.Select(thread => thread.Receiver).Distinct().ToList();
        var places = await context.Organisations.AsNoTracking().Where(place => asked.Contains(place.Id)).Select(place => new Place(place.Id, place.Name, place.CareSetting)).ToDictionaryAsync(place => place.Id);
        FlowRow Row(string name, IEnumerable<AskedThread> some) => FlowRow.Of(name, [.. some], at, day, rounded);
        var settings = threads.Where(thread => thread.Receiver is not null).ToLookup(thread => places[thread.Receiver!.Value].Setting);
        var rows = rounded
            ? await KindsAsync()
            : threads.GroupBy(thread => thread.Receiver).Select(group => Row(group.Key is { } receiver ? places[receiver].Name : Outside, group)).OrderByDescending(row => row.Overdue).ThenByDescending(row => row.Waiting).ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        async Task<List<FlowRow>> KindsAsync()
        {
            // Every kind, asked or not: that a row is there would tell that somebody was asked. Kinds with few organisations stand together, as in all totals.
            var apart = await told.SettingsAsync(person, _ => true);
            List<(CareSetting? Setting, string Name)> kinds = [.. CareSettings.All.Select(setting => ((CareSetting?)setting, setting.Title())), (null, "Networks, groups and boards")];
            var together = kinds.FindAll(kind => !apart.IsApart(kind.Setting));
            return
            [
                .. kinds.Except(together).Select(kind => Row(kind.Name, settings[kind.Setting])), .. together.Count == 0 ? [] : new[] { Row("Others together, so that none is known", together.SelectMany(kind => settings[kind.Setting])) },
                Row(Outside, threads.Where(thread => thread.Receiver is null)),
            ];
        }

        return new Flow(period, rounded, Row("All", threads), rows);
    }

    private sealed record Place(Guid Id, string Name, CareSetting? Setting);
}
