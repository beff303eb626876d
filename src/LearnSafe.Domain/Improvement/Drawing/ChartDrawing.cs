using System.Globalization;

namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>How a chart is to be drawn.</summary>
/// <param name="Id">Begins the ids of its name and description, which must be unique on a page.</param>
/// <param name="IsNarrow">For phones: fewer ticks and shorter labels, and letters that stay readable.</param>
/// <param name="HasHeading">Whether message and subtitle are drawn too; on a page they stand above the picture.</param>
/// <param name="IsFunnelFitted">Whether a funnel begins a little before its smallest unit and not near zero, where limits rise so high that units lie flat. Pictures that were kept begin near zero.</param>
public sealed record DrawingOptions(string Id = "chart", bool IsNarrow = false, bool HasHeading = true, bool IsFunnelFitted = false)
{
    internal double Width => IsNarrow ? 360 : 760;

    internal int FontSize => IsNarrow ? 13 : 15;

    internal double PlotHeight => IsNarrow ? 200 : 260;
}

/// <summary>Draws charts as SVG. The same result and options give the same picture, letter for letter.</summary>
public static class ChartDrawing
{
    /// <summary>The whole picture as one svg element.</summary>
    public static string Draw(ChartResult result, DrawingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= new();
        var svg = new Svg(options.FontSize);
        var top = options.HasHeading ? Heading(svg, result, options) : 0;
        var height = result switch
        {
            ControlChart chart => ControlDrawing.Draw(svg, chart, options, top),
            FunnelChart funnel => FunnelDrawing.Draw(svg, funnel, options, top),
            ParetoChart pareto => ParetoDrawing.Draw(svg, pareto, options, top),
            _ => throw new ArgumentException("There is no such chart.", nameof(result)),
        };
        return svg.Finish(options.Id, options.Width, height, ChartSentence.Headline(result), ChartSentence.Of(result));
    }

    /// <summary>Several charts below one another, for a file that asks for several.</summary>
    public static string Draw(IReadOnlyList<ChartResult> results, DrawingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count == 1) return Draw(results[0], options);
        options ??= new();
        var (inside, y) = (new System.Text.StringBuilder(), 0.0);
        for (var index = 0; index < results.Count; index++)
        {
            var drawn = Draw(results[index], options with { Id = string.Create(CultureInfo.InvariantCulture, $"{options.Id}-{index + 1}") });
            var height = Svg.HeightOf(drawn);
            inside.Append(CultureInfo.InvariantCulture, $"<svg y=\"{Svg.N(y)}\" width=\"{Svg.N(options.Width)}\" height=\"{Svg.N(height)}\">{drawn.TrimEnd()}</svg>\n");
            y += height + 16;
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"charts\" viewBox=\"0 0 {Svg.N(options.Width)} {Svg.N(y)}\">\n{inside}</svg>\n");
    }

    private static double Heading(Svg svg, ChartResult result, DrawingOptions options)
    {
        const double larger = 1.2;
        double y = 4;
        foreach (var line in svg.Wrap(ChartSentence.Headline(result), options.Width - 8, larger))
        {
            y += svg.LineHeight * larger;
            svg.Text(4, y, line, "chart-headline", isBold: true, size: larger);
        }

        var specification = result.Specification;
        var subtitle = string.Join(", ", ((string?[])[specification.Chart.Title(), specification.Subtitle]).OfType<string>());
        foreach (var line in svg.Wrap(subtitle, options.Width - 8))
        {
            y += svg.LineHeight;
            svg.Text(4, y, line, "chart-subtitle");
        }

        return y + 8;
    }
}
