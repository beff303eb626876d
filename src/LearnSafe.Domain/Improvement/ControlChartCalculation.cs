namespace LearnSafe.Domain.Improvement;

/// <summary>From series to chart: segments, their limits, and what the rules say of each point.</summary>
internal static class ControlChartCalculation
{
    internal static ControlChart Calculate(ChartSpecification specification, ChartSeries series)
    {
        var points = PlottedPoints.Of(specification, series);
        var segments = ChartSegments.Of(specification, series);
        var excluded = ChartSegments.Excluded(specification, series);
        var gaps = ChartDates.Gaps(series);
        if (specification.Chart == ChartKind.MovingRange) return Ranges(specification, series, points.Values, segments, excluded, gaps);
        var baseline = ChartSegments.Baseline(specification, series, segments, points.Values, excluded);
        var calculation = new LimitCalculation(specification, points, baseline, excluded, gaps);
        var lines = new LimitLines(series.Count);
        var numbers = segments.Select(segment => calculation.Calculate(segment, lines)).ToArray();
        var spread = specification.Chart switch
        {
            ChartKind.Xmr => Ranges(OfRanges(specification), series, points.Values, segments, excluded, gaps),
            ChartKind.MeanAndRange or ChartKind.MeanAndDeviation => Spread(specification, series, points, segments, baseline, excluded, gaps),
            _ => null,
        };
        return Judge(specification, series, [.. points.Values.Select(value => value * specification.Multiplier)], lines, segments, numbers, baseline, excluded, gaps, Steps(specification.Chart, points.Sizes)) with { Spread = spread };
    }

    /// <summary>The mR chart: its points are the ranges, and its baseline the ranges between points of the baseline.</summary>
    private static ControlChart Ranges(ChartSpecification specification, ChartSeries series, double[] values, IReadOnlyList<ChartSegment> segments, bool[] excluded, bool[] gaps)
    {
        var based = ChartSegments.Baseline(specification, series, segments, values, excluded);
        var ranges = new double[values.Length];
        var baseline = new bool[values.Length];
        foreach (var segment in segments)
        {
            var all = MovingRanges.Of(values, segment, excluded, gaps);
            var within = MovingRanges.Of(values, segment, excluded, gaps, based);
            for (var index = segment.Start; index < segment.End; index++)
            {
                baseline[index] = !double.IsNaN(within[index]);
                ranges[index] = excluded[index] && index > segment.Start ? Math.Abs(values[index] - values[index - 1]) : all[index];
            }
        }

        var plotted = PlottedPoints.Of(specification, new() { Values = [.. ranges.Select(range => double.IsNaN(range) ? null : (double?)range)] });
        var lines = new LimitLines(series.Count);
        var calculation = new LimitCalculation(specification, plotted, baseline, excluded, gaps);
        var numbers = segments.Select(segment => calculation.Calculate(segment, lines)).ToArray();
        return Judge(specification, series, [.. ranges.Select(range => range * specification.Multiplier)], lines, segments, numbers, baseline, excluded, gaps, false);
    }

    private static ControlChart Spread(
        ChartSpecification specification, ChartSeries series, PlottedPoints points, IReadOnlyList<ChartSegment> segments, bool[] baseline, bool[] excluded, bool[] gaps)
    {
        var lines = new LimitLines(series.Count);
        foreach (var segment in segments)
            SubgroupLimits.Spreads(specification, points.Subgroups!, [.. Enumerable.Range(segment.Start, segment.Count).Where(index => baseline[index])], segment, lines);
        var values = points.Subgroups!.Select(subgroup => (specification.Chart == ChartKind.MeanAndRange ? subgroup.Range : subgroup.StandardDeviation) * specification.Multiplier).ToArray();
        return Judge(Spreading(specification), series, values, lines, segments, [.. segments.Select(_ => new SegmentNumbers())], baseline, excluded, gaps, Steps(specification.Chart, points.Sizes));
    }

    /// <summary>How the points spread is better neither high nor low, and has no target.</summary>
    private static ChartSpecification Spreading(ChartSpecification specification) => specification with { Direction = ImprovementDirection.Neutral, Target = null, Centre = null };

    private static ChartSpecification OfRanges(ChartSpecification specification) => Spreading(specification) with { Chart = ChartKind.MovingRange };

    private static ControlChart Judge(
        ChartSpecification specification, ChartSeries series, double[] values, LimitLines lines, IReadOnlyList<ChartSegment> segments, SegmentNumbers[] numbers,
        bool[] baseline, bool[] excluded, bool[] gaps, bool hasSteps)
    {
        if (values.Concat(lines.Centre).Concat(lines.Upper).Any(double.IsInfinity) || lines.Centre.Any(double.IsNaN)) throw new ChartException("The numbers are too large to calculate with.");
        var isRun = specification.Chart == ChartKind.Run;
        var causes = new SpecialCause[values.Length];
        if (!isRun)
        {
            foreach (var segment in segments) SpecialCauses.Find(specification, values, lines, segment, excluded, gaps, causes);
        }

        var results = segments.Select((segment, at) => SegmentRuns.Of(specification, values, lines, segment, numbers[at], baseline, excluded, causes)).ToArray();
        var last = Array.FindLastIndex(values, value => !double.IsNaN(value));
        if (last < 0) throw new ChartException("Nothing was measured at any point.");
        var chart = new ControlChart(specification, series)
        {
            Values = values,
            Lines = lines,
            Segments = results,
            Causes = causes,
            OutsidePoints = [.. Enumerable.Range(0, values.Length).Where(index => !isRun && SpecialCauses.Outside(values, lines, index) != 0).Select(index => index + 1)],
            Excluded = excluded,
            HasSteps = hasSteps,
            Variation = isRun ? null : VariationIcon.Of(causes[last], specification.Direction),
            Assurance = isRun ? null : AssuranceIcons.Of(lines.Lower[last], lines.Upper[last], specification.Target, specification.Direction),
        };
        return chart with { Warnings = ChartWarnings.Of(chart, gaps) };
    }

    private static bool Steps(ChartKind kind, double[]? sizes) =>
        (kind.HasDenominators() || kind.HasSubgroups()) && sizes is not null && sizes.Where(size => !double.IsNaN(size)).Distinct().Skip(1).Any();
}
