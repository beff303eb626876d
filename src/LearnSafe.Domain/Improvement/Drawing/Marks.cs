namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>The marks of points: their shape tells high from low, their colour what it means; the words say both.</summary>
internal static class Marks
{
    internal const string Grey = "#4c6272";
    internal const string Blue = "#005eb8";
    internal const string Orange = "#c25b00";
    internal const string Purple = "#6b3fa0";

    internal static string Colour(string pointType) => pointType switch
    {
        "special_cause_improvement" => Blue,
        "special_cause_concern" => Orange,
        "common_cause" => Grey,
        _ => Purple,
    };

    internal static string Class(string pointType) => $"chart-point {pointType.Replace('_', '-')}";

    internal static void Draw(Svg svg, double x, double y, int direction, bool isSignal, string pointType, double size)
    {
        var colour = Colour(pointType);
        if (!isSignal)
        {
            svg.Raw($"<circle class=\"{Class(pointType)}\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"{Svg.N(size * 0.8)}\" fill=\"{Grey}\"/>");
            return;
        }

        // A diamond where a rule has no direction; else a triangle that points to it.
        var side = size * 1.5;
        var points = direction == 0
            ? $"{Svg.N(x)},{Svg.N(y - side)} {Svg.N(x + side)},{Svg.N(y)} {Svg.N(x)},{Svg.N(y + side)} {Svg.N(x - side)},{Svg.N(y)}"
            : $"{Svg.N(x)},{Svg.N(y - direction * side)} {Svg.N(x + side)},{Svg.N(y + direction * side * 0.75)} {Svg.N(x - side)},{Svg.N(y + direction * side * 0.75)}";
        svg.Raw($"<polygon class=\"{Class(pointType)}\" points=\"{points}\" fill=\"{colour}\" stroke=\"{Svg.Ink}\" stroke-width=\"1\"/>");
    }

    /// <summary>A ring round the point that the reader looks for.</summary>
    internal static void Ring(Svg svg, double x, double y, double size) =>
        svg.Raw($"<circle class=\"chart-ring\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"{Svg.N(size)}\" fill=\"none\" stroke=\"{Svg.Ink}\" stroke-width=\"2\"/>");

    /// <summary>A cross for a point that is left out of the limits.</summary>
    internal static void Cross(Svg svg, double x, double y, double size)
    {
        svg.Line(x - size, y - size, x + size, y + size, "chart-excluded", 2);
        svg.Line(x - size, y + size, x + size, y - size, "chart-excluded", 2);
    }
}
