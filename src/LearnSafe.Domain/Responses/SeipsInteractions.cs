using System.Globalization;
using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Responses;

/// <summary>The elements of SEIPS in a ring, with an arrow from each to those that it acts on: the wider, the more often.</summary>
internal static class SeipsInteractions
{
    private const double BoxHeight = 40;

    /// <summary>Returns where the drawing ends: where it began, if nothing acts on anything.</summary>
    internal static double Draw(Svg svg, IReadOnlyList<SeipsInteraction> links, PictureOptions options, double top)
    {
        if (links.Count == 0) return top;
        var y = top + svg.LineHeight;
        svg.Text(4, y, "How they act on one another", "seips-heading", isBold: true);
        var box = options.IsNarrow ? 100.0 : 170.0;
        var (across, up) = ((options.Width - box) / 2 - 4, options.IsNarrow ? 165.0 : 150.0);
        var (centreX, centreY) = (options.Width / 2, y + 14 + BoxHeight / 2 + up);
        var elements = Enum.GetValues<SeipsElement>();
        (double X, double Y) At(SeipsElement element)
        {
            var turn = (int)element * 2 * Math.PI / elements.Length;
            return (centreX + Math.Sin(turn) * across, centreY - Math.Cos(turn) * up);
        }

        bool IsIn(SeipsElement element, double x, double at) => At(element) is var middle && Math.Abs(x - middle.X) < box / 2 + 3 && Math.Abs(at - middle.Y) < BoxHeight / 2 + 3;
        var most = links.Max(link => link.Count);
        List<((double X, double Y) At, string Words)> numbers = [];
        foreach (var link in links)
        {
            var (from, to) = (At(link.From), At(link.To));
            // Towards the middle, past the boxes between; aside, so that there and back do not lie on one another.
            var (x, bend) = DrawnCurve.Bend(from, to, 36);
            var curve = DrawnCurve.Between(from, (centreX + (x - centreX) * 0.5, centreY + (bend - centreY) * 0.5), to, (px, py) => IsIn(link.From, px, py) || IsIn(link.To, px, py));
            curve.Draw(svg, "seips-link", 1.5 + 3.0 * link.Count / Math.Max(most, 5), null);
            if (curve.Points.Count > 0) numbers.Add((curve.Points[curve.Points.Count / 3], link.Count.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var (at, words) in numbers) _ = DrawnCurve.Label(svg, at, words, 0, options.Width);
        foreach (var element in elements) Name(svg, At(element), box, element);
        return centreY + up + BoxHeight / 2 + 6;
    }

    private static void Name(Svg svg, (double X, double Y) at, double width, SeipsElement element)
    {
        svg.Raw($"<rect class=\"seips-box\" x=\"{Svg.N(at.X - width / 2)}\" y=\"{Svg.N(at.Y - BoxHeight / 2)}\" width=\"{Svg.N(width)}\" height=\"{Svg.N(BoxHeight)}\" rx=\"3\" fill=\"none\" stroke=\"{Svg.Ink}\" stroke-width=\"{(element == SeipsElement.Person ? 3 : 1)}\"/>");
        var lines = Lettering.Lines(element.Name(), (width - 6) / (svg.FontSize * 0.9), 2);
        for (var line = 0; line < lines.Count; line++)
            svg.Text(at.X, at.Y + svg.FontSize * 0.35 + (line - (lines.Count - 1) / 2.0) * svg.FontSize * 1.15, lines[line], "seips-name", "middle", size: 0.9);
    }
}
