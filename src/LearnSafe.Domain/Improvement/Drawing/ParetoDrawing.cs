using System.Globalization;

namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>A Pareto chart lying on its side: names can be read, and what the bars reach together is written beside them instead of on a second axis.</summary>
internal static class ParetoDrawing
{
    private const int MostBars = 40;

    /// <summary>Returns where the drawing ends.</summary>
    internal static double Draw(Svg svg, ParetoChart pareto, DrawingOptions options, double top)
    {
        var numbers = ChartNumbers.For(pareto.Specification, pareto.Categories.Select(category => category.Count));
        var shown = pareto.Categories.Take(MostBars).ToArray();
        var texts = shown.Select(category => $"{numbers.Text(category.Count)}{(options.IsNarrow ? ", " : "; together ")}{category.CumulativePercent.ToString("0", CultureInfo.InvariantCulture)}%").ToArray();
        var most = shown.Max(category => category.Count);
        var room = texts.Max(svg.Width) + 8;
        var y = top + 8;
        for (var index = 0; index < shown.Length; index++)
        {
            foreach (var line in svg.Wrap(shown[index].Label, options.Width - 8))
            {
                y += svg.LineHeight;
                svg.Text(4, y, line, "chart-category");
            }

            var width = most == 0 ? 0 : (options.Width - 8 - room) * shown[index].Count / most;
            svg.Rectangle(4, y + 5, width, svg.FontSize, shown[index].IsVital ? "chart-bar chart-bar-vital" : "chart-bar", shown[index].IsVital ? Marks.Blue : "none");
            svg.Text(4 + width + 6, y + 5 + svg.FontSize * 0.85, texts[index], "chart-bar-text");
            y += svg.FontSize + 12;
        }

        if (pareto.Categories.Count > MostBars)
        {
            y += svg.LineHeight;
            svg.Text(4, y, string.Create(CultureInfo.InvariantCulture, $"and {pareto.Categories.Count - MostBars:N0} more in the table"), "chart-note");
        }

        var vital = pareto.Categories.Where(category => category.IsVital).ToArray();
        if (vital.Length == 0) return y + 10;
        // With a large Other, all that have a name may stay below the threshold.
        var reached = Math.Min(pareto.Specification.ParetoThreshold, vital[^1].CumulativePercent);
        y += svg.LineHeight;
        svg.Rectangle(4, y - svg.FontSize * 0.8, svg.FontSize, svg.FontSize, "chart-bar chart-bar-vital", Marks.Blue);
        svg.Text(4 + svg.FontSize * 1.6, y, $"{(vital.Length == 1 ? "Reaches" : "Reach")} {reached.ToString("0.#", CultureInfo.InvariantCulture)}%{(vital.Length == 1 ? "" : " together")}", "chart-key");
        return y + 10;
    }
}
