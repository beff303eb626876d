namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>The two icons of Making Data Count as rings with a letter, each with its meaning for those who do not see it.</summary>
internal static class IconDrawing
{
    internal const double Size = 40;

    /// <summary>Draws them to the left of an edge; how much room they took.</summary>
    internal static double Draw(Svg svg, ControlChart chart, double right, double top)
    {
        var x = right;
        if (chart.Assurance is { } assurance)
        {
            x -= Size;
            var (letter, colour) = assurance switch { AssuranceIcon.ConsistentPass => ("P", Marks.Blue), AssuranceIcon.ConsistentFail => ("F", Marks.Orange), _ => ("?", Marks.Grey) };
            Ring(svg, x, top, letter, colour, $"assurance-{assurance.Name().Replace('_', '-')}", assurance.Words());
        }

        if (chart.Variation is { } variation)
        {
            x -= Size + 6;
            var letter = variation.PointType == "common_cause" ? "~" : variation.Direction > 0 ? "H" : "L";
            Ring(svg, x, top, letter, Marks.Colour(variation.PointType), $"variation-{variation.PointType.Replace('_', '-')}", variation.Words);
        }

        return right - x;
    }

    private static void Ring(Svg svg, double x, double top, string letter, string colour, string name, string words)
    {
        var centre = Size / 2;
        svg.Raw($"<g class=\"chart-icon {name}\"><title>{Svg.Escape(words)}</title><circle cx=\"{Svg.N(x + centre)}\" cy=\"{Svg.N(top + centre)}\" r=\"{Svg.N(centre - 3)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"4\"/>");
        svg.Text(x + centre, top + centre + 7, letter, "chart-icon-letter", "middle", true, 20.0 / svg.FontSize);
        svg.Raw("</g>");
    }
}
