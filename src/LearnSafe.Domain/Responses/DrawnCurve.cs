using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Responses;

/// <summary>A bent arrow between two shapes that begins and ends at their edges.</summary>
/// <param name="Points">At even steps from the edge of one to that of the other; none where the shapes touch.</param>
internal sealed record DrawnCurve(IReadOnlyList<(double X, double Y)> Points)
{
    private const int Steps = 60;
    private const double Head = 9;

    /// <param name="control">The point that the curve bends towards.</param>
    /// <param name="isInside">Whether a point lies in one of both shapes.</param>
    internal static DrawnCurve Between((double X, double Y) from, (double X, double Y) control, (double X, double Y) to, Func<double, double, bool> isInside)
    {
        List<(double X, double Y)> points = [];
        for (var step = 0; step <= Steps; step++)
        {
            var (t, u) = ((double)step / Steps, 1 - (double)step / Steps);
            var (x, y) = (u * u * from.X + 2 * u * t * control.X + t * t * to.X, u * u * from.Y + 2 * u * t * control.Y + t * t * to.Y);
            if (!isInside(x, y)) points.Add((x, y));
        }

        return new(points.Count < 3 ? [] : points);
    }

    /// <summary>The point beside the middle of a straight line towards which a curve bends.</summary>
    internal static (double X, double Y) Bend((double X, double Y) from, (double X, double Y) to, double aside)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Max(1, Math.Sqrt(dx * dx + dy * dy));
        return ((from.X + to.X) / 2 - dy / length * aside, (from.Y + to.Y) / 2 + dx / length * aside);
    }

    internal void Draw(Svg svg, string name, double width, string? dashes)
    {
        if (Points.Count == 0) return;
        svg.Path(Points, name, width, dashes);
        var (tip, before) = (Points[^1], Points[Math.Max(0, Points.Count - 5)]);
        var (dx, dy) = (tip.X - before.X, tip.Y - before.Y);
        var length = Math.Max(0.01, Math.Sqrt(dx * dx + dy * dy));
        (dx, dy) = (dx / length, dy / length);
        var (x, y, side) = (tip.X - dx * Head, tip.Y - dy * Head, Head * 0.55);
        svg.Raw($"<polygon class=\"{name}-head\" points=\"{Svg.N(tip.X)},{Svg.N(tip.Y)} {Svg.N(x - dy * side)},{Svg.N(y + dx * side)} {Svg.N(x + dy * side)},{Svg.N(y - dx * side)}\" fill=\"{Svg.Ink}\"/>");
    }

    /// <summary>Strokes across the line, a pattern that needs no colour.</summary>
    internal void DrawBars(Svg svg, string name)
    {
        for (var index = 4; index < Points.Count - 4; index += 4)
        {
            var (point, before) = (Points[index], Points[index - 1]);
            var (dx, dy) = (point.X - before.X, point.Y - before.Y);
            var length = Math.Max(0.01, Math.Sqrt(dx * dx + dy * dy));
            svg.Line(point.X - dy / length * 6, point.Y + dx / length * 6, point.X + dy / length * 6, point.Y - dx / length * 6, name, 1.5);
        }
    }

    /// <summary>A few characters on a ground that hides the line beneath.</summary>
    /// <param name="right">Where the picture ends: the label stays in it.</param>
    /// <returns>Its ground.</returns>
    internal static (double Left, double Top, double Right, double Bottom) Label(Svg svg, (double X, double Y) at, string words, int frame, double right)
    {
        var (width, height) = (svg.FontSize * 0.9 * Lettering.Width(words) + 6, svg.FontSize * 1.2);
        at = (Math.Clamp(at.X, width / 2 + 2, Math.Max(width / 2 + 2, right - width / 2 - 2)), at.Y);
        svg.Raw($"<rect class=\"drawing-ground\" x=\"{Svg.N(at.X - width / 2)}\" y=\"{Svg.N(at.Y - height / 2)}\" width=\"{Svg.N(width)}\" height=\"{Svg.N(height)}\" fill=\"#fff\"{(frame > 0 ? $" stroke=\"{Svg.Ink}\" stroke-width=\"{Svg.N(frame)}\"" : "")}/>");
        svg.Text(at.X, at.Y + svg.FontSize * 0.32, words, "drawing-number", "middle", true, 0.9);
        return (at.X - width / 2, at.Y - height / 2, at.X + width / 2, at.Y + height / 2);
    }
}
