namespace LearnSafe.Domain.Improvement;

/// <summary>The runs of a segment, and the points that they make signals of where runs are what decides.</summary>
internal static class SegmentRuns
{
    internal static ControlSegment Of(
        ChartSpecification specification, double[] values, LimitLines lines, ChartSegment segment, SegmentNumbers numbers, bool[] baseline, bool[] excluded, SpecialCause[] causes)
    {
        var judged = Enumerable.Range(segment.Start, segment.Count).Where(index => !excluded[index] && !double.IsNaN(values[index])).ToArray();
        var sides = judged.Select(index => Ties.Side(values[index], lines.Centre[index], lines.Scale(index))).ToArray();
        var runs = RunsAnalysis.Of(sides);
        var published = PublishedRunRules.Of([.. judged.Select(index => values[index])], sides, specification.RunsBoundCounts);
        var isRun = specification.Chart == ChartKind.Run;
        if (isRun && specification.RunRules == RunRules.HealthcareImprovement) TellPublished(published, judged, causes);
        else if (runs.IsLong && (isRun || specification.RuleSet == RuleSet.Anhoej)) TellLongest(runs, judged, sides, causes, isRun);
        var numbered = published with { ShiftPoints = [.. published.ShiftPoints.Select(at => judged[at] + 1)], TrendPoints = [.. published.TrendPoints.Select(at => judged[at] + 1)] };
        return new(segment.Start + 1, segment.End, Enumerable.Range(segment.Start, segment.Count).Count(index => baseline[index]), numbers, runs, numbered);
    }

    private static void TellLongest(RunsAnalysis runs, int[] judged, int[] sides, SpecialCause[] causes, bool isMedian)
    {
        for (var at = runs.Longest.First; at <= runs.Longest.Last; at++)
        {
            if (sides[at] != 0 && causes[judged[at]].Kind == SpecialCauseKind.None) causes[judged[at]] = new(SpecialCauseKind.LongRun, sides[at], runs.LongestRun!.Value, isMedian);
        }
    }

    private static void TellPublished(PublishedRunRules published, int[] judged, SpecialCause[] causes)
    {
        for (var at = 0; at < published.TrendPoints.Count; at++) causes[judged[published.TrendPoints[at]]] = new(SpecialCauseKind.Trend, published.TrendSides[at], 5, true);
        for (var at = 0; at < published.ShiftPoints.Count; at++)
        {
            ref var cause = ref causes[judged[published.ShiftPoints[at]]];
            if (cause.Kind == SpecialCauseKind.None) cause = new(SpecialCauseKind.Shift, published.ShiftSides[at], 6, true);
        }
    }
}
