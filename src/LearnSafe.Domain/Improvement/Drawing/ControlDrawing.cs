namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>A chart over time: a key and icons, the signals told above the plot, the plot, and with subgroups a second plot of how they spread.</summary>
internal static class ControlDrawing
{
    /// <summary>Returns where the drawing ends.</summary>
    internal static double Draw(Svg svg, ControlChart chart, DrawingOptions options, double top)
    {
        var icons = IconDrawing.Draw(svg, chart, options.Width - 4, top);
        var y = Key(svg, chart, options.Width - icons - 12, top);
        if (icons > 0) y = Math.Max(y, top + IconDrawing.Size + 4);
        y = new ControlPlot(svg, chart, options).Draw(y);
        if (chart.Spread is not { } spread || !chart.Specification.Chart.HasSubgroups()) return y;
        y += svg.LineHeight;
        svg.Text(4, y, chart.Specification.Chart == ChartKind.MeanAndRange ? "Range within each subgroup" : "Standard deviation within each subgroup", "chart-part", isBold: true);
        return new ControlPlot(svg, spread with { Specification = spread.Specification with { ValueAxis = null } }, options).Draw(y + 4);
    }

    private static double Key(Svg svg, ControlChart chart, double width, double top)
    {
        List<(string Words, Action<double, double> Draw)> items = [];
        var seen = chart.Causes.Where(cause => cause.Kind != SpecialCauseKind.None).Select(cause => (cause.Direction, Type: Type(chart, cause))).Distinct().OrderByDescending(pair => pair.Direction).ThenBy(pair => pair.Type, StringComparer.Ordinal);
        if (chart.Causes.Any(cause => cause.Kind == SpecialCauseKind.None)) items.Add((chart.Specification.Chart == ChartKind.Run ? "No signal" : "Common cause", (x, y) => Marks.Draw(svg, x, y, 0, false, "common_cause", 5)));
        foreach (var (direction, type) in seen)
        {
            var side = direction switch { > 0 => "High", < 0 => "Low", _ => "Unusual pattern" };
            var meaning = type switch { "special_cause_improvement" => ", improvement", "special_cause_concern" => ", concern", _ => "" };
            items.Add(($"{side}{meaning}", (x, y) => Marks.Draw(svg, x, y, direction, true, type, 5)));
        }

        if (chart.Excluded.Any(excluded => excluded)) items.Add(("Left out of the limits", (x, y) => Marks.Cross(svg, x, y, 5)));
        return ChartKey.Draw(svg, items, width, top);
    }

    /// <summary>A pattern without a direction is a signal too; it just is neither better nor worse.</summary>
    internal static string Type(ControlChart chart, SpecialCause cause) =>
        cause.Kind != SpecialCauseKind.None && cause.Direction == 0 ? "special_cause_neutral" : cause.PointType(chart.Specification.Direction);
}
