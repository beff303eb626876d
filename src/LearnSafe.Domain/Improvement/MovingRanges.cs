namespace LearnSafe.Domain.Improvement;

/// <summary>The distances between neighbouring points of a segment.</summary>
internal static class MovingRanges
{
    /// <summary>A moving range has a limit of its own, so many times the mean of them all.</summary>
    internal const double UpperFactor = 3.267;

    /// <summary>
    /// The range at each point, NaN where there is none: at the first point, and after a period that was not measured, which is never
    /// bridged. An excluded point is left out: the next range goes past it.
    /// </summary>
    internal static double[] Of(double[] values, ChartSegment segment, bool[] excluded, bool[] gaps, bool[]? within = null)
    {
        var ranges = new double[values.Length];
        Array.Fill(ranges, double.NaN);
        var before = -1;
        for (var index = segment.Start; index < segment.End; index++)
        {
            if (double.IsNaN(values[index]) || gaps[index]) before = -1;
            if (double.IsNaN(values[index]) || excluded[index]) continue;
            if (before >= 0 && (within is null || (within[before] && within[index]))) ranges[index] = Math.Abs(values[index] - values[before]);
            before = index;
        }

        return ranges;
    }

    /// <summary>The mean range; screened, those at or beyond their own limit are dropped once and the mean is taken again (Nelson 1982).</summary>
    internal static double Mean(double[] ranges, bool screened)
    {
        var known = ranges.Where(range => !double.IsNaN(range)).ToArray();
        if (known.Length == 0) throw new ChartException("The baseline has no two points next to each other, so there is no moving range to calculate limits from.");
        var mean = Averages.Mean(known);
        if (!screened || mean == 0) return mean;
        var limit = UpperFactor * mean;
        return Averages.Mean([.. known.Where(range => Ties.Side(range, limit, limit) < 0)]);
    }
}
