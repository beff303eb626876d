using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// Which chart counts of records deserve. A practice has a handful a month, a region thousands: no one chart is right for both.
/// Sources: Montgomery, <i>Introduction to Statistical Quality Control</i> (times between rare events instead of mostly zeros; c charts); Benneyan, Lloyd and Plsek,
/// Quality and Safety in Health Care 2003 (fewer than 12 points make no limits to rely on); Laney 2002 (counts so large that limits from their mean alone are too narrow).
/// The bounds are conventions, as docs/insight.md says.
/// </summary>
public static class SeriesChart
{
    /// <summary>Fewer points than this have a run chart.</summary>
    public const int FewestPoints = ControlSegment.FewestForLimits;

    /// <summary>Under so many a unit on average, records are rare.</summary>
    public const double Rare = 1;

    /// <summary>Where more than this part of the units has none, records are rare.</summary>
    public const double MostlyNone = 0.25;

    /// <summary>From so many a unit, how much counts move is looked at before they are given the limits of a c chart.</summary>
    private const double Large = 20;

    /// <summary>Counts that move by so many times what chance explains have limits from their own movement.</summary>
    private const double MovesMore = 1.5;

    /// <summary>No run of so few can be too long.</summary>
    private const int FewestForRun = 6;

    /// <summary>The mean moving range of a normal distribution, in standard deviations.</summary>
    private const double RangeOfSigma = 1.128;

    /// <summary>
    /// Rare ones where days are known: a t chart of the days between records, or a run chart of them where there are fewer than <see cref="FewestPoints"/>. Rare ones else: a run chart, over longer
    /// units where most have none, because half of the points of a run chart must lie off its median. Others: a c chart, an XmR chart where large counts move by more than chance explains, and a run
    /// chart where there are fewer than <see cref="FewestPoints"/> units.
    /// </summary>
    public static ChartKind Choose(CountedSeries series) => Plan(series).Kind;

    /// <summary>The chart of a series; null where it has no record, of which nothing can be said.</summary>
    /// <param name="title">What is counted.</param>
    /// <param name="subtitle">Of whom and when.</param>
    /// <param name="changes">What was changed meanwhile: each is marked at the unit that it lies in, or at the first record after it.</param>
    public static ControlChart? Of(CountedSeries series, string? title = null, string? subtitle = null, IReadOnlyList<ChartChange>? changes = null) => Judged(series, title, subtitle, changes)?.Chart;

    /// <summary>The chart, with the series as it was cut for it.</summary>
    internal static (ControlChart Chart, CountedSeries Series, bool IsBetween)? Judged(CountedSeries series, string? title = null, string? subtitle = null, IReadOnlyList<ChartChange>? changes = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Total == 0) return null;
        var (kind, cut, isBetween) = Plan(series);
        var chart = (ControlChart)ChartResult.Calculate(
            new ChartSpecification
            {
                Chart = kind,
                Title = isBetween && title is not null ? $"{title}: days between records" : title,
                Subtitle = subtitle,
                // Two records on one day are half a day apart, as far as anybody knows.
                ZeroIsHalf = kind == ChartKind.TimeBetween,
                ValueAxis = isBetween ? "Days since the record before" : "Records",
                PointAxis = isBetween ? "Each record, by its day" : cut.Unit.ToString(),
                Annotations = changes is null ? [] : ChartChange.Marks(changes, day => PointOf(cut, isBetween, day)),
            },
            isBetween
                ? new ChartSeries { Labels = [.. cut.Days!.Skip(1).Select(day => InsightTime.Text(day.DayNumber, InsightUnit.Day))], Values = [.. cut.Between.Select(days => (double?)days)] }
                : new ChartSeries { Labels = [.. cut.Counts.Select((_, index) => InsightTime.Text(InsightTime.Of(cut.DayOf(index), cut.Unit), cut.Unit))], Values = [.. cut.Counts.Select(count => (double?)count)] });
        return (chart, cut, isBetween);
    }

    private static string? PointOf(CountedSeries series, bool isBetween, DateOnly day)
    {
        if (!isBetween) return InsightTime.Of(day, series.Unit) - InsightTime.Of(series.First, series.Unit) is >= 0 and var place && place < series.Counts.Count ? InsightTime.Text(InsightTime.Of(day, series.Unit), series.Unit) : null;
        // A time between two records stands at the second of them; before the first there is none.
        return day < series.Days![0] ? null : series.Days.Skip(1).Where(record => record >= day).Select(record => InsightTime.Text(record.DayNumber, InsightUnit.Day)).FirstOrDefault();
    }

    private static (ChartKind Kind, CountedSeries Series, bool IsBetween) Plan(CountedSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (IsRare(series))
        {
            if (series.Between.Count > 1) return (series.Between.Count >= FewestPoints ? ChartKind.TimeBetween : ChartKind.Run, series, true);
            // Where only the months are known, quarters may hold enough; where they do not, limits from the mean at least invent no run.
            if (series.Total <= FewestForRun) return (ChartKind.Run, series, false);
            while (IsMostlyNone(series) && series.Longer() is { } longer) series = longer;
            return (IsMostlyNone(series) ? ChartKind.Count : ChartKind.Run, series, false);
        }

        if (series.Counts.Count < FewestPoints) return (ChartKind.Run, series, false);
        return (MovesByMore(series.Counts) is null ? ChartKind.Count : ChartKind.Xmr, series, false);
    }

    /// <summary>The standard deviation of large counts by their own movement, where that is more than chance explains; null where limits from the mean hold.</summary>
    /// <param name="counts">Two or more, one after another.</param>
    internal static double? MovesByMore(IReadOnlyList<long> counts)
    {
        var mean = counts.Average();
        var moves = counts.Zip(counts.Skip(1), (one, next) => Math.Abs(next - one)).Average() / RangeOfSigma;
        return mean >= Large && moves > MovesMore * Math.Sqrt(mean) ? moves : null;
    }

    /// <summary>The median would be none.</summary>
    private static bool IsMostlyNone(CountedSeries series) => series.Counts.Count(count => count == 0) * 2 >= series.Counts.Count;

    /// <summary>Looked at from the first record to the last: something that began or stopped is a change, which times between records would hide.</summary>
    private static bool IsRare(CountedSeries series)
    {
        // Of so few no rule could say anything, wherever they lie.
        if (series.Total < StandingOut.FewestRecords) return true;
        var (first, last) = (0, series.Counts.Count - 1);
        while (first < last && series.Counts[first] == 0) first++;
        while (last > first && series.Counts[last] == 0) last--;
        var span = series.Counts.Skip(first).Take(last - first + 1).ToList();
        return span.Count > 0 && (span.Average() < Rare || span.Count(count => count == 0) > MostlyNone * span.Count);
    }
}
