namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>Writes the names of lines at their ends, moved apart where lines lie close together.</summary>
internal static class LineNames
{
    internal static void Draw(Svg svg, double x, IEnumerable<(string Words, double Y)> names)
    {
        var sorted = names.OrderBy(name => name.Y).ToArray();
        var places = sorted.Select(name => name.Y).ToArray();
        // Two that overlap give way by half each; a few rounds settle the four or five that there can be.
        for (var round = 0; round < 40; round++)
        {
            for (var at = 1; at < places.Length; at++)
            {
                var overlap = svg.LineHeight - (places[at] - places[at - 1]);
                if (overlap <= 0.01) continue;
                places[at - 1] -= overlap / 2;
                places[at] += overlap / 2;
            }
        }

        for (var at = 0; at < sorted.Length; at++) svg.Text(x, places[at] + svg.FontSize * 0.35, sorted[at].Words, "chart-line-name");
    }
}
