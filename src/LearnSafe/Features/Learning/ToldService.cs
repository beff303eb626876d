using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Totals;
using LearnSafe.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>How many reporters of one quarter were told.</summary>
/// <param name="Running">It is not over: its number still grows.</param>
public sealed record ToldQuarter(Quarter Quarter, ToldCount Count, bool Running);

/// <summary>How many reporters were told, quarter by quarter, the newest first.</summary>
/// <param name="Rounded">The reader may not read the records, so each number is rounded by itself.</param>
public sealed record ToldNumbers(IReadOnlyList<ToldQuarter> Quarters, bool Rounded)
{
    /// <summary>The last quarter that is over, in a sentence.</summary>
    public string Sentence => Quarters.First(one => !one.Running) is var last ? last.Count.Sentence(last.Quarter.Text, Rounded) : "";
}

/// <summary>The headline measure: the share of reporters who were told what came of it. No number of reports is good or bad; being answered is.</summary>
public sealed class ToldService(IDbContextFactory<LearnSafeContext> contexts, TimeProvider clock)
{
    private const int QuartersOver = 4;

    /// <summary>Of everything that is counted in the person's totals. The quarter that still runs is for those alone who read the records.</summary>
    public async Task<ToldNumbers> OfAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var rounded = !EventAccess.SeesTrueCounts(person);
        var over = Quarter.Before(UkTime.Today(clock), QuartersOver);
        var running = new Quarter(over[0].FirstDay.AddMonths(3));
        await using var context = await contexts.CreateDbContextAsync();
        List<ToldQuarter> quarters = [];
        foreach (var quarter in rounded ? over : [running, .. over])
        {
            var count = await CountAsync(context, person, quarter);
            quarters.Add(new ToldQuarter(quarter, rounded ? count.Rounded() : count, quarter == running));
        }

        return new ToldNumbers(quarters, rounded);
    }

    private static async Task<ToldCount> CountAsync(LearnSafeContext context, CurrentPerson person, Quarter quarter)
    {
        var (start, end) = (quarter.Start, quarter.End);
        var times = await (
            from record in EventAccess.Counted(context, person)
            where record.RecordedAt >= start && record.RecordedAt < end && (record.ReporterId != null || context.PublicReports.Any(report => report.EventId == record.Id))
            select new
            {
                record.RecordedAt,
                Written = context.EventProgress.Where(progress => progress.EventId == record.Id).Select(progress => progress.FeedbackAt).FirstOrDefault(),
                Learned = context.LearningSummaryRecords.Where(link => link.EventId == record.Id).Min(link => link.ToldAt),
            }).ToListAsync();
        return ToldCount.Of(times.ConvertAll(one => (one.Written is { } written && one.Learned is { } learned ? (written < learned ? written : learned) : one.Written ?? one.Learned) is { } told
            ? Math.Max(0, (int)(told - one.RecordedAt).TotalDays)
            : (int?)null));
    }
}
