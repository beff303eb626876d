using System.Globalization;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>The units of time that the charts of a view are drawn over: whole ones alone, or the last point would always be low.</summary>
/// <param name="First">The number of the first unit.</param>
/// <param name="Last">The number of the last; before the first where none is whole.</param>
/// <param name="Counted">What records are counted by: days where they may be known and are not too many.</param>
/// <param name="IsWhole">Whether the units cover all of the period.</param>
public sealed record DashboardTime(InsightDay Axis, InsightUnit Unit, int First, int Last, InsightUnit Counted, bool IsWhole)
{
    private const int DaysForWeeks = 124;
    private const int DaysForMonths = 1500;

    public int Count => Math.Max(0, Last - First + 1);

    public DateOnly FirstDay => InsightTime.FirstDay(First, Unit);

    public DateOnly LastDay => InsightTime.FirstDay(Last + 1, Unit).AddDays(-1);

    /// <param name="began">The first day of the first month, or quarter, that was recorded in from its beginning: what lies before it is no low count.</param>
    /// <param name="knowsDays">Whether the person may know days.</param>
    /// <param name="inQuarters">Whether they are told quarters alone.</param>
    public static DashboardTime Of(InsightDay axis, InsightPeriod? period, DateOnly began, DateOnly today, bool knowsDays, bool inQuarters)
    {
        var from = period?.From is { } asked && asked > began ? asked : began;
        var until = period?.To is { } end && end < today ? end : today.AddDays(-1);
        var days = until.DayNumber - from.DayNumber + 1;
        var isRecorded = axis == InsightDay.Recorded;
        var unit = inQuarters || days > DaysForMonths ? InsightUnit.Quarter : knowsDays && isRecorded && days <= DaysForWeeks ? InsightUnit.Week : InsightUnit.Month;
        var (first, last) = (InsightTime.Of(from, unit), InsightTime.Of(until, unit));
        var isWhole = InsightTime.FirstDay(first, unit) == from && InsightTime.FirstDay(last + 1, unit) == until.AddDays(1) && (period?.To is null || period.To <= until);
        if (InsightTime.FirstDay(first, unit) < from) first++;
        if (InsightTime.FirstDay(last + 1, unit) > until.AddDays(1)) last--;
        return new DashboardTime(axis, unit, first, last, inQuarters ? InsightUnit.Quarter : knowsDays && isRecorded && days <= DaysForMonths ? InsightUnit.Day : InsightUnit.Month, isWhole);
    }

    /// <summary>Counts by key of time, as units of the chart.</summary>
    /// <param name="counts">By first day of a key.</param>
    public CountedSeries Series(IEnumerable<(DateOnly Day, long Count)> counts)
    {
        var units = new long[Count];
        List<DateOnly>? days = Counted == InsightUnit.Day ? [] : null;
        foreach (var (day, count) in counts)
        {
            var unit = InsightTime.Of(day, Unit) - First;
            if (unit < 0 || unit >= units.Length) continue;
            units[unit] += count;
            for (var number = 0L; days is not null && number < count; number++) days.Add(day);
        }

        return new CountedSeries(Unit, FirstDay, units, days);
    }

    /// <summary>"November 2024 to October 2026".</summary>
    public static string Text(DateOnly? from, DateOnly? to)
    {
        static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        var isMonths = from is null or { Day: 1 } && (to is null || to.Value.AddDays(1).Day == 1);
        string Day(DateOnly day) => isMonths ? Month(day) : UkTime.Text(day);
        return (from, to) switch
        {
            ({ } first, { } last) => Day(first) == Day(last) ? $"in {Day(first)}" : $"from {Day(first)} to {Day(last)}",
            ({ } first, null) => $"since {Day(first)}",
            (null, { } last) => $"until the end of {Day(last)}",
            _ => "at any time",
        };
    }
}
