using System.Globalization;
using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Improvement;

/// <summary>Points that share their limits.</summary>
/// <param name="Start">Of the first point, counted from 0.</param>
/// <param name="End">Past the last point.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChartSegment(int Start, int End)
{
    internal int Count => End - Start;
}

/// <summary>Cuts a series where its limits are calculated anew, and finds the points that they come from.</summary>
internal static class ChartSegments
{
    internal static IReadOnlyList<ChartSegment> Of(ChartSpecification specification, ChartSeries series)
    {
        SortedSet<int> starts = [0];
        foreach (var rebase in specification.Rebases) starts.Add(rebase.At is { } label ? At(series, label, "rebase_at") : After(series, rebase.After!.Value));
        var edges = starts.Append(series.Count).ToArray();
        var segments = edges.Skip(1).Select((end, index) => new ChartSegment(edges[index], end)).ToArray();
        foreach (var segment in segments.Where(segment => segment.Count < 2))
        {
            throw new ChartException(segments.Length == 1
                ? "There is 1 point; a chart needs at least two."
                : $"The segment that begins at {series.Name(segment.Start)} has 1 point; limits need at least two.");
        }

        return segments;
    }

    internal static bool[] Excluded(ChartSpecification specification, ChartSeries series)
    {
        var excluded = new bool[series.Count];
        foreach (var exclusion in specification.Exclusions)
        {
            if (exclusion.Point < 1 || exclusion.Point > series.Count) throw new ChartException($"Point {exclusion.Point} cannot be excluded: there are {series.Count} points.");
            excluded[exclusion.Point - 1] = true;
        }

        return excluded;
    }

    /// <summary>The points that decide the limits, of those that were measured and are not excluded.</summary>
    internal static bool[] Baseline(ChartSpecification specification, ChartSeries series, IReadOnlyList<ChartSegment> segments, double[] values, bool[] excluded)
    {
        var baseline = new bool[series.Count];
        var from = specification.BaselineFrom is { } first ? At(series, first, "baseline") : 0;
        var to = specification.BaselineTo is { } last ? At(series, last, "baseline") : series.Count - 1;
        if (to < from) throw new ChartException("The baseline ends before it begins.");
        foreach (var segment in segments)
        {
            var end = specification.BaselinePoints is { } points ? Math.Min(segment.Start + points, segment.End) : segment.End;
            var found = 0;
            for (var index = Math.Max(from, segment.Start); index < Math.Min(end, to + 1); index++)
            {
                baseline[index] = !excluded[index] && !double.IsNaN(values[index]);
                if (baseline[index]) found++;
            }

            if (found == 0) throw new ChartException($"No point of the baseline is left to calculate limits from{(segments.Count > 1 ? $", in the segment that begins at {series.Name(segment.Start)}" : "")}.");
        }

        return baseline;
    }

    private static int At(ChartSeries series, string label, string option)
    {
        if (series.Labels is { } labels)
        {
            for (var index = 0; index < labels.Count; index++)
            {
                if (labels[index] == label) return index;
            }

            throw new ChartException($"{option} names \"{label}\", which is the label of no point.");
        }

        return int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= series.Count
            ? number - 1
            : throw new ChartException($"{option} names \"{label}\"; there are {series.Count} points and they have no labels.");
    }

    private static int After(ChartSeries series, int number) =>
        number >= 1 && number < series.Count ? number : throw new ChartException($"Limits cannot begin anew after point {number}: there are {series.Count} points.");
}
