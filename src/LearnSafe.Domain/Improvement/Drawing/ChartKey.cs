namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>The marks that are in a picture, with what they mean, in lines that fit.</summary>
internal static class ChartKey
{
    private const double Left = 13;

    /// <summary>Returns where the key ends.</summary>
    internal static double Draw(Svg svg, IEnumerable<(string Words, Action<double, double> Mark)> items, double width, double top)
    {
        var (x, y) = (Left, top + svg.LineHeight);
        foreach (var (words, mark) in items)
        {
            var room = 34 + svg.Width(words);
            if (x > Left && x + room > width) (x, y) = (Left, y + svg.LineHeight * 1.2);
            mark(x, y - svg.FontSize * 0.33);
            svg.Text(x + 12, y, words, "chart-key");
            x += room;
        }

        return y + 6;
    }
}
