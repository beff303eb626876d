using System.Text.Json;

namespace LearnSafe.Domain.Improvement.Files;

/// <summary>A chart over time as JSON: lines as one number where they are level, as one a point where they are not.</summary>
internal static class ControlChartWriter
{
    internal static void Write(Utf8JsonWriter writer, ControlChart chart, bool asRun)
    {
        writer.WriteNumber("n_points", chart.Values.Length);
        var whole = chart.Segments[0];
        var isWhole = chart.Segments.Count == 1;
        Lines(writer, chart, 1, chart.Values.Length, !isWhole, !isWhole || chart.HasSteps);
        if (isWhole) Numbers(writer, chart, whole);
        if (chart.Specification.Chart == ChartKind.Xmr && isWhole) Rounded(writer, chart);
        if (chart.Specification.Chart != ChartKind.Run) Points(writer, "outside_limit_points", chart.OutsidePoints);
        if (asRun && isWhole) Runs(writer, chart, whole);
        else if (asRun) writer.WriteBoolean("signal", chart.RunsSignal);
        if (isWhole) RunsObject(writer, chart, whole);
        Segments(writer, chart, asRun);
        Spread(writer, chart);
        if (chart.Series.Labels is { } labels) ChartResultWriter.List(writer, "labels", labels);
        ChartResultWriter.List(writer, "values", chart.Values);
        ChartResultWriter.List(writer, "special_cause", chart.Causes.Select(cause => cause.Label));
        ChartResultWriter.List(writer, "point_types", chart.Causes.Select(cause => cause.PointType(chart.Specification.Direction)));
        if (chart.Specification.Exclusions.Count > 0) Points(writer, "excluded_points", [.. Enumerable.Range(1, chart.Excluded.Length).Where(point => chart.Excluded[point - 1])]);
        writer.WriteString("variation_icon", chart.Variation?.PointType);
        writer.WriteString("variation_direction", chart.Variation switch { { Direction: > 0 } => "high", { Direction: < 0 } => "low", _ => null });
        writer.WriteString("assurance_icon", chart.Assurance?.Name());
    }

    /// <param name="first">Of the points, counted from 1.</param>
    private static void Lines(Utf8JsonWriter writer, ControlChart chart, int first, int last, bool centreByPoint, bool limitsByPoint)
    {
        void Line(string name, double[] line, bool byPoint)
        {
            var part = line[(first - 1)..last];
            if (byPoint) ChartResultWriter.List(writer, name, part);
            else ChartResultWriter.Number(writer, name, part.FirstOrDefault(number => !double.IsNaN(number), double.NaN));
        }

        var lines = chart.Lines;
        Line("centre", lines.Centre, centreByPoint);
        if (chart.Specification.Chart == ChartKind.Run) return;
        Line("lower", lines.Lower, limitsByPoint);
        Line("upper", lines.Upper, limitsByPoint);
        Line("near_lower", lines.NearLower, limitsByPoint);
        Line("near_upper", lines.NearUpper, limitsByPoint);
        Line("lower95", lines.NearLower, limitsByPoint);
        Line("upper95", lines.NearUpper, limitsByPoint);
    }

    private static void Numbers(Utf8JsonWriter writer, ControlChart chart, ControlSegment segment)
    {
        var (numbers, multiplier) = (segment.Numbers, chart.Specification.Multiplier);
        if (chart.Specification.Chart == ChartKind.BetweenCases)
        {
            ChartResultWriter.Number(writer, "mean", numbers.Mean!.Value * multiplier);
            ChartResultWriter.Number(writer, "centre_median", numbers.Median!.Value * multiplier);
        }

        if (numbers.MeanMovingRange is { } range) ChartResultWriter.Number(writer, "mean_moving_range", range * multiplier);
        if (numbers.SigmaZ is { } sigma) ChartResultWriter.Number(writer, "sigma_z", sigma);
        if (numbers.TransformedMean is not { } mean) return;
        writer.WriteStartObject("transformed");
        ChartResultWriter.Number(writer, "mean", mean);
        ChartResultWriter.Number(writer, "mean_moving_range", numbers.TransformedRange!.Value);
        writer.WriteEndObject();
    }

    /// <summary>The same lines to two decimals, as textbooks and vignettes print them.</summary>
    private static void Rounded(Utf8JsonWriter writer, ControlChart chart)
    {
        foreach (var name in (string[])["published_rounded", "textbook_rounded"])
        {
            writer.WriteStartObject(name);
            ChartResultWriter.Number(writer, "centre", Math.Round(chart.Lines.Centre[0], 2));
            ChartResultWriter.Number(writer, "lower", Math.Round(chart.Lines.Lower[0], 2));
            ChartResultWriter.Number(writer, "upper", Math.Round(chart.Lines.Upper[0], 2));
            ChartResultWriter.Number(writer, "mr_centre", Math.Round(chart.Spread!.Lines.Centre[0], 2));
            ChartResultWriter.Number(writer, "mr_upper", Math.Round(chart.Spread.Lines.Upper[0], 2));
            writer.WriteEndObject();
        }
    }

    private static void Runs(Utf8JsonWriter writer, ControlChart chart, ControlSegment segment)
    {
        var runs = segment.Runs;
        writer.WriteNumber("n_useful", runs.Useful);
        Whole(writer, "longest_run", runs.LongestRun);
        Whole(writer, "longest_run_max", runs.LongestRunMax);
        Whole(writer, "crossings", runs.Crossings);
        Whole(writer, "crossings_min", runs.CrossingsMin);
        if (chart.Specification.RunRules == RunRules.HealthcareImprovement) Published(writer, segment.PublishedRuns);
        writer.WriteBoolean("signal", segment.Signal(chart.Specification.RunRules));
    }

    private static void RunsObject(Utf8JsonWriter writer, ControlChart chart, ControlSegment segment)
    {
        writer.WriteStartObject("runs");
        writer.WriteNumber("n_points", segment.Runs.Points);
        Runs(writer, chart, segment);
        writer.WriteEndObject();
    }

    private static void Published(Utf8JsonWriter writer, PublishedRunRules rules)
    {
        writer.WriteNumber("n_runs", rules.Runs);
        Whole(writer, "n_runs_min", rules.RunsMin);
        Whole(writer, "n_runs_max", rules.RunsMax);
        writer.WriteBoolean("too_few_runs", rules.TooFew);
        writer.WriteBoolean("too_many_runs", rules.TooMany);
        writer.WriteBoolean("shift", rules.ShiftPoints.Count > 0);
        writer.WriteBoolean("trend", rules.TrendPoints.Count > 0);
        Points(writer, "shift_points", rules.ShiftPoints);
        Points(writer, "trend_points", rules.TrendPoints);
    }

    private static void Segments(Utf8JsonWriter writer, ControlChart chart, bool asRun)
    {
        writer.WriteStartArray("segments");
        for (var group = 0; group < chart.Segments.Count; group++)
        {
            var segment = chart.Segments[group];
            writer.WriteStartObject();
            writer.WriteNumber("rebase_group", group);
            writer.WriteNumber("n", segment.Count);
            writer.WriteNumber("first_point", segment.First);
            writer.WriteNumber("last_point", segment.Last);
            writer.WriteNumber("baseline_n", segment.Baseline);
            writer.WriteBoolean("trial", segment.IsTrial);
            Lines(writer, chart, segment.First, segment.Last, false, chart.HasSteps);
            Numbers(writer, chart, segment);
            if (asRun) Runs(writer, chart, segment);
            RunsObject(writer, chart, segment);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The second chart, and with subgroups the first one too, each under its own name.</summary>
    private static void Spread(Utf8JsonWriter writer, ControlChart chart)
    {
        if (chart.Spread is not { } spread) return;
        if (chart.Specification.Chart.HasSubgroups()) Part(writer, "xbar", chart);
        Part(writer, chart.Specification.Chart switch { ChartKind.Xmr => "mr", ChartKind.MeanAndRange => "r", _ => "s" }, spread);
    }

    private static void Part(Utf8JsonWriter writer, string name, ControlChart chart)
    {
        writer.WriteStartObject(name);
        Lines(writer, chart, 1, chart.Values.Length, chart.Segments.Count > 1, chart.Segments.Count > 1 || chart.HasSteps);
        Points(writer, "outside_limit_points", chart.OutsidePoints);
        ChartResultWriter.List(writer, "values", chart.Values);
        writer.WriteEndObject();
    }

    private static void Points(Utf8JsonWriter writer, string name, IReadOnlyList<int> points)
    {
        writer.WriteStartArray(name);
        foreach (var point in points) writer.WriteNumberValue(point);
        writer.WriteEndArray();
    }

    private static void Whole(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } known) writer.WriteNumber(name, known);
        else writer.WriteNull(name);
    }
}
