namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>A funnel plot: units by their size, within limits that narrow as units grow.</summary>
internal static class FunnelDrawing
{
    private const int CurvePoints = 60;
    private const int MostNames = 8;

    /// <summary>Returns where the drawing ends.</summary>
    internal static double Draw(Svg svg, FunnelChart funnel, DrawingOptions options, double from)
    {
        var specification = funnel.Specification;
        from = ChartKey.Draw(svg, Key(svg, funnel), options.Width, from);
        var multiplier = specification.Multiplier;
        var numbers = ChartNumbers.For(specification, [funnel.Baseline * multiplier]);
        var ends = new[] { "99.8%", "95%", $"{(options.IsNarrow ? "All" : "All together")} {numbers.Text(funnel.Baseline * multiplier)}" };
        var right = options.Width - 8 - ends.Max(svg.Width) - 6;
        var top = from + (specification.ValueAxis is null ? 14 : svg.LineHeight * 1.5 + 6);
        var bottom = top + options.PlotHeight;
        var sizes = funnel.Units.Select(unit => unit.Size).ToArray();
        var curve = Curve(funnel, sizes.Min(), new ChartScale(0, sizes.Max(), 0, 1, options.IsNarrow ? 3 : 6).Most);
        var shown = curve.SelectMany(unit => (double[])[unit.Lower998, unit.Upper998]).Concat(funnel.Units.Select(unit => unit.Value)).Where(value => !double.IsNaN(value)).Select(value => value * multiplier).ToArray();
        var scale = new ChartScale(shown.Min(), shown.Max(), bottom, top, 5);
        var left = 12 + scale.Ticks.Max(tick => svg.Width(scale.Text(tick)));
        var across = new ChartScale(0, sizes.Max(), left, right, options.IsNarrow ? 3 : 6);
        if (specification.ValueAxis is { } axis) svg.Text(4, from + svg.LineHeight, axis, "chart-axis-name");
        Axes(svg, scale, across, left, right, top, bottom);
        void Line(Func<FunnelUnit, double> line, string name, double width, string? dashes) => svg.Path(curve.Select(unit => (across.At(unit.Size), scale.At(line(unit) * multiplier))), name, width, dashes);
        Line(unit => unit.Lower998, "chart-limit", 1.5, null);
        Line(unit => unit.Upper998, "chart-limit", 1.5, null);
        Line(unit => unit.Lower95, "chart-limit-near", 1.5, "7 4");
        Line(unit => unit.Upper95, "chart-limit-near", 1.5, "7 4");
        svg.Line(left, scale.At(funnel.Baseline * multiplier), right, scale.At(funnel.Baseline * multiplier), "chart-centre", 1.5);
        LineNames.Draw(svg, right + 6, ends.Zip((double[])[scale.At(curve[^1].Upper998 * multiplier), scale.At(curve[^1].Upper95 * multiplier), scale.At(funnel.Baseline * multiplier)]));
        Units(svg, funnel, across, scale, right);
        svg.Text((left + right) / 2, bottom + 8 + svg.LineHeight * 2, specification.PointAxis ?? "Size of the unit", "chart-axis-name", "middle");
        return bottom + 14 + svg.LineHeight * 2;
    }

    private static IEnumerable<(string Words, Action<double, double> Mark)> Key(Svg svg, FunnelChart funnel)
    {
        foreach (var (begins, words, direction) in ((string, string, int)[])[("Not", "Within the limits", 0), ("High", "Higher than chance explains", 1), ("Low", "Lower than chance explains", -1)])
        {
            if (funnel.Units.Any(unit => unit.Significance.StartsWith(begins, StringComparison.Ordinal))) yield return (words, (x, y) => Mark(svg, x, y, direction));
        }
    }

    private static void Mark(Svg svg, double x, double y, int direction) =>
        Marks.Draw(svg, x, y, direction, direction != 0, direction == 0 ? "common_cause" : direction > 0 ? "special_cause_neutral_high" : "special_cause_neutral_low", 4);

    private static void Axes(Svg svg, ChartScale scale, ChartScale across, double left, double right, double top, double bottom)
    {
        svg.Line(left, top, left, bottom, "chart-axis");
        svg.Line(left, bottom, right, bottom, "chart-axis");
        foreach (var tick in scale.Ticks) svg.Text(left - 8, scale.At(tick) + svg.FontSize * 0.35, scale.Text(tick), "chart-tick-text", "end");
        foreach (var tick in across.Ticks)
        {
            svg.Line(across.At(tick), bottom, across.At(tick), bottom + 4, "chart-tick");
            svg.Text(across.At(tick), bottom + 8 + svg.FontSize, across.Text(tick), "chart-tick-text", "middle");
        }
    }

    /// <summary>Closer together where the funnel bends. It begins a little before the smallest unit: further to the left the limits rise so high that the units would lie flat.</summary>
    private static FunnelUnit[] Curve(FunnelChart funnel, double least, double most)
    {
        var from = Math.Min(least * 0.7, most / 8);
        return [.. Enumerable.Range(0, CurvePoints + 1).Select(at => from * Math.Pow(most / from, (double)at / CurvePoints)).Select(size => FunnelLimits.Unit(funnel.Specification.Statistic, funnel.Baseline, double.NaN, size))];
    }

    private static void Units(Svg svg, FunnelChart funnel, ChartScale across, ChartScale scale, double right)
    {
        if (funnel.Series.Numerators is null) return;
        var outside = funnel.Units.Count(unit => unit.Significance != "Not significant");
        HashSet<(int, int)> taken = [];
        for (var index = 0; index < funnel.Units.Count; index++)
        {
            var unit = funnel.Units[index];
            var (x, y) = (across.At(unit.Size), scale.At(unit.Value * funnel.Specification.Multiplier));
            var direction = unit.Significance[0] switch { 'H' => 1, 'L' => -1, _ => 0 };
            var isNew = taken.Add(((int)(x * 2), (int)(y * 2)));
            if (isNew) Mark(svg, x, y, direction);
            if (funnel.Series.Labels is not { } labels) continue;
            var isLookedAt = funnel.Specification.Annotations.Any(annotation => annotation.At == labels[index]);
            if (isLookedAt) Marks.Ring(svg, x, y, 9);
            else if (!isNew || direction == 0 || outside > MostNames) continue;
            var isLeft = x + (isLookedAt ? 14 : 10) + svg.Width(labels[index]) > right;
            var away = isLookedAt ? 13 : 9;
            svg.Text(isLeft ? x - away : x + away, y + svg.FontSize * 0.35, labels[index], "chart-note", isLeft ? "end" : "start");
        }
    }
}
