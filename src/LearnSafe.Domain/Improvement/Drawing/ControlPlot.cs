namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>The plot of a chart over time: axes, lines labelled at their end, points, and what was told about them.</summary>
internal sealed class ControlPlot(Svg svg, ControlChart chart, DrawingOptions options)
{
    private const int MarksUpTo = 120;
    private const int Crowd = 2000;
    private const double TickRoom = 8;

    private readonly ChartNumbers numbers = ChartNumbers.For(chart);
    private double left;
    private double right;
    private double top;
    private double bottom;
    private ChartScale scale = new(0, 1, 0, 1, 1);

    private int Count => chart.Values.Length;

    /// <summary>Returns where the plot ends, its axis included.</summary>
    internal double Draw(double from)
    {
        var labels = EndLabels();
        right = options.Width - 8 - labels.Max(label => svg.Width(label.Words)) - 6;
        var shown = new double?[] { chart.Specification.Target }.OfType<double>().Concat(chart.Values).Concat(chart.Lines.Centre).Concat(chart.Lines.Upper).Concat(chart.Lines.Lower).Where(number => !double.IsNaN(number)).ToArray();
        ChartScale Scale(double down, double up) => new(shown.Min(), shown.Max(), down, up, 5, chart.Specification is { Multiplier: 1, Chart: ChartKind.Count or ChartKind.NumberOfCases or ChartKind.BetweenCases });
        left = 4 + Scale(1, 0) switch { var unplaced => unplaced.Ticks.Max(tick => svg.Width(unplaced.Text(tick))) } + TickRoom;
        var notes = new PlotNotes(svg, chart, X, left, right);
        top = from + (chart.Specification.ValueAxis is null ? 8 : svg.LineHeight * 1.5 + 6) + notes.Height;
        bottom = top + options.PlotHeight;
        scale = Scale(bottom, top);
        if (chart.Specification.ValueAxis is { } axis) svg.Text(4, from + svg.LineHeight, axis, "chart-axis-name");
        Axes();
        notes.Draw(top, bottom);
        Lines();
        Points();
        LineNames.Draw(svg, right + 6, labels.Select(label => (label.Words, scale.At(label.Value))));
        var end = bottom + TickRoom + svg.LineHeight;
        if (chart.Specification.PointAxis is not { } name) return end + 6;
        svg.Text((left + right) / 2, end + svg.LineHeight, name, "chart-axis-name", "middle");
        return end + svg.LineHeight + 6;
    }

    private double X(double index) => left + 6 + (Count == 1 ? 0 : index / (Count - 1) * (right - left - 12));

    private void Axes()
    {
        foreach (var tick in scale.Ticks)
        {
            var y = scale.At(tick);
            svg.Line(left - 4, y, left, y, "chart-tick");
            svg.Text(left - TickRoom, y + svg.FontSize * 0.35, scale.Text(tick), "chart-tick-text", "end");
        }

        svg.Line(left, top, left, bottom, "chart-axis");
        svg.Line(left, bottom, right, bottom, "chart-axis");
        var names = AxisLabels.Of(chart.Series, Count);
        var room = names.Longest(svg) + 12;
        foreach (var index in names.Ticks(room / Math.Max(1e-9, (right - left - 12) / Math.Max(1, Count - 1))))
        {
            svg.Line(X(index), bottom, X(index), bottom + 4, "chart-tick");
            svg.Text(Math.Clamp(X(index), room / 2 - 4, options.Width - room / 2 + 4), bottom + TickRoom + svg.FontSize, names.Text(index), "chart-tick-text", "middle");
        }
    }

    /// <summary>Level lines reach from the first point of a segment to its last; those that change with every point step.</summary>
    private void Lines()
    {
        foreach (var segment in chart.Segments)
        {
            Line(segment, chart.Lines.Centre, "chart-centre", 1.5, null);
            Line(segment, chart.Lines.Upper, "chart-limit", 1.5, "7 4");
            Line(segment, chart.Lines.Lower, "chart-limit", 1.5, "7 4");
        }

        if (chart.Specification.Target is { } target) svg.Line(left, scale.At(target), right, scale.At(target), "chart-target", 2, "2 3");
    }

    private void Line(ControlSegment segment, double[] line, string name, double width, string? dashes)
    {
        List<(double X, double Y)> steps = [];
        for (var index = segment.First - 1; index < segment.Last; index++)
        {
            var isLevel = index > segment.First - 1 && index < segment.Last - 1 && line[index] == line[index - 1] && line[index] == line[index + 1];
            if (isLevel) continue;
            steps.Add((X(index - (index == segment.First - 1 ? 0 : 0.5)), scale.At(line[index])));
            steps.Add((X(index + (index == segment.Last - 1 ? 0 : 0.5)), scale.At(line[index])));
        }

        if (steps.Any(step => !double.IsNaN(step.Y))) svg.Path(Thinned(steps), name, width, dashes);
    }

    private void Points()
    {
        foreach (var segment in chart.Segments)
            svg.Path(Thinned([.. Enumerable.Range(segment.First - 1, segment.Count).Select(index => (X(index), double.IsNaN(chart.Values[index]) ? double.NaN : scale.At(chart.Values[index])))]), "chart-values", 1.5, colour: Marks.Grey);
        var (size, cell) = Count switch { <= MarksUpTo => (4.0, 0.5), <= Crowd => (3.0, 2.0), _ => (2.0, 4.0) };
        HashSet<(int, int)> taken = [];
        for (var index = 0; index < Count; index++)
        {
            if (double.IsNaN(chart.Values[index])) continue;
            var (x, y) = (X(index), scale.At(chart.Values[index]));
            var cause = chart.Causes[index];
            var isSignal = cause.Kind != SpecialCauseKind.None;
            // Marks that would lie on one another say nothing more than one of them.
            if ((!isSignal && !chart.Excluded[index] && Count > MarksUpTo) || !taken.Add(((int)(x / cell), (int)(y / cell)))) continue;
            Marks.Draw(svg, x, y, cause.Direction, isSignal, ControlDrawing.Type(chart, cause), size);
            if (chart.Excluded[index]) Marks.Cross(svg, x, y, size + 2);
        }
    }

    /// <summary>With more points than the picture has columns, the first, lowest, highest and last of each column stand for it.</summary>
    private List<(double X, double Y)> Thinned(List<(double X, double Y)> points)
    {
        if (points.Count <= 4 * options.Width) return points;
        List<(double X, double Y)> kept = [];
        foreach (var column in points.Where(point => !double.IsNaN(point.Y)).GroupBy(point => (int)point.X))
        {
            var inside = column.ToArray();
            kept.AddRange(((ReadOnlySpan<(double X, double Y)>)[inside[0], inside.MinBy(point => point.Y), inside.MaxBy(point => point.Y), inside[^1]]).ToArray().Distinct().OrderBy(point => point.X));
        }

        return kept;
    }

    private List<(string Words, double Value)> EndLabels()
    {
        var last = Array.FindLastIndex(chart.Lines.Centre, line => !double.IsNaN(line));
        var limit = Array.FindLastIndex(chart.Lines.Upper, line => !double.IsNaN(line));
        var isRun = chart.Specification.Chart == ChartKind.Run;
        List<(string, double)> labels = [($"{(isRun ? "Median" : "Centre")} {numbers.Text(chart.Lines.Centre[last])}", chart.Lines.Centre[last])];
        var trial = chart.Segments[^1].IsTrial ? "Trial limit" : options.IsNarrow ? "Limit" : "Upper limit";
        var trialLow = chart.Segments[^1].IsTrial ? "Trial limit" : options.IsNarrow ? "Limit" : "Lower limit";
        if (limit >= 0)
        {
            labels.Add(($"{trial} {numbers.Text(chart.Lines.Upper[limit])}", chart.Lines.Upper[limit]));
            labels.Add(($"{trialLow} {numbers.Text(chart.Lines.Lower[limit])}", chart.Lines.Lower[limit]));
        }

        if (chart.Specification.Target is { } target) labels.Add(($"Target {numbers.Text(target)}", target));
        return labels;
    }
}
