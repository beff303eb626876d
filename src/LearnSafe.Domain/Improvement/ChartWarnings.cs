using System.Globalization;

namespace LearnSafe.Domain.Improvement;

/// <summary>What a reader must know before trusting a chart over time.</summary>
internal static class ChartWarnings
{
    /// <summary>Denominators may differ by so much before an XmR or a run chart hides that some of its points weigh more.</summary>
    private const double Alike = 0.25;

    internal static IReadOnlyList<string> Of(ControlChart chart, bool[] gaps)
    {
        List<string> found = [];
        var specification = chart.Specification;
        foreach (var segment in chart.Segments.Where(segment => segment.IsTrial))
        {
            var where = chart.Segments.Count > 1 ? $" from {chart.Series.Name(segment.First - 1)}" : "";
            found.Add(specification.Chart == ChartKind.Run
                ? Say($"The median{where} rests on {segment.Baseline} points, fewer than {ControlSegment.FewestForLimits}: it will still move.")
                : Say($"The limits{where} are trial limits: they rest on {segment.Baseline} points, fewer than {ControlSegment.FewestForLimits}, and will still move."));
        }

        if (chart.Segments.Count - 1 is > 0 and var rebases && rebases * ControlSegment.FewestForLimits > chart.Values.Length)
            found.Add($"The limits begin anew {rebases} {(rebases == 1 ? "time" : "times")} in {chart.Values.Length} points; more often than once in 12 points hides what a chart is there to show.");
        var missing = specification.Chart == ChartKind.MovingRange ? 0 : chart.Values.Count(double.IsNaN);
        if (missing > 0) found.Add($"{missing} {(missing == 1 ? "period was" : "periods were")} not measured; no range or run goes across.");
        var gap = Array.IndexOf(gaps, true);
        if (gap >= 0) found.Add($"Periods are missing before {chart.Series.Name(gap)}; no range or run goes across.");
        if (specification.Chart is ChartKind.Xmr or ChartKind.Run && Uneven(chart.Series)) found.Add("The denominators differ by more than a quarter from their mean: a p chart or a u chart gives each point the limits that its own size deserves.");
        if (specification.Chart is ChartKind.Count or ChartKind.Rate && IsRare(chart)) found.Add("Events are rare here: a chart of the time (t) or of the cases (g) between them shows a change sooner.");
        if (specification.RunRules == RunRules.HealthcareImprovement && chart.Segments.Any(segment => segment.PublishedRuns.RunsMin is null))
            found.Add("The published table of runs is for 10 to 60 points off the median; outside it the number of runs is not judged.");
        return found;
    }

    private static bool Uneven(ChartSeries series)
    {
        if (series.Denominators is not { } denominators || denominators.OfType<double>().ToArray() is not { Length: > 0 } sizes) return false;
        var mean = Averages.Mean(sizes);
        return sizes.Any(size => Math.Abs(size - mean) > Alike * mean);
    }

    /// <summary>Fewer than one event a period, or none in more than half of them.</summary>
    private static bool IsRare(ControlChart chart)
    {
        var counts = (chart.Series.Numerators ?? chart.Series.Values ?? []).OfType<double>().ToArray();
        return counts.Length > 0 && (Averages.Mean(counts) < 1 || counts.Count(count => count == 0) * 2 > counts.Length);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
