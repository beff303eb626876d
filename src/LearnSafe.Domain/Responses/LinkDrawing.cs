using System.Globalization;
using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Responses;

/// <summary>
/// Draws a link analysis: nodes by shape and number, links as arrows as wide as they are frequent, the type by pattern and letter, a problem by strokes
/// across the line. The same data gives the same picture. A link of a node with itself stands in the table only.
/// </summary>
public static class LinkDrawing
{
    private const double Node = 15;
    private const double LabelSize = 0.87;

    /// <summary>The whole picture as one svg element. Links from or to a node that is not there are left out.</summary>
    public static string Draw(IReadOnlyList<LinkNode> nodes, IReadOnlyList<NodeLink> links, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(links);
        options ??= new();
        var svg = new Svg(options.FontSize);
        Dictionary<Guid, int> numbers = [];
        for (var index = 0; index < nodes.Count; index++) numbers.TryAdd(nodes[index].Id, index);
        var drawn = links.Where(link => link.From != link.To && numbers.ContainsKey(link.From) && numbers.ContainsKey(link.To)).ToArray();
        var top = ChartKey.Draw(svg, Key(svg, nodes, drawn), options.Width, 2) + 6;
        var (places, width, height) = LinkPlaces.Of(nodes, options);
        var at = places.Select(place => (place.X, Y: place.Y + top)).ToArray();
        var labels = Links(svg, drawn, numbers, at, (width, top, top + height));
        for (var index = 0; index < nodes.Count; index++) Shape(svg, at[index], nodes[index].Kind, Number(index + 1));
        Names(svg, nodes, at, labels, (width, top, top + height));
        var end = List(svg, nodes, width, top + height + 4);
        return svg.Finish(options.Id, width, end + 6, "Link analysis", Describe(nodes, drawn), "chart links");
    }

    /// <summary>Returns where the labels of the links stand.</summary>
    private static List<(double Left, double Top, double Right, double Bottom)> Links(Svg svg, NodeLink[] links, Dictionary<Guid, int> numbers, (double X, double Y)[] at, (double Width, double Top, double Bottom) frame)
    {
        var most = links.Select(link => Math.Max(1, link.Count)).DefaultIfEmpty(1).Max();
        List<((double X, double Y) At, string Words, int Frame)> labels = [];
        foreach (var pair in links.GroupBy(link => (Math.Min(numbers[link.From], numbers[link.To]), Math.Max(numbers[link.From], numbers[link.To]))).OrderBy(pair => pair.Key))
        {
            var (low, high) = pair.Key;
            var all = pair.OrderBy(link => link.Type).ThenBy(link => numbers[link.From]).ToArray();
            var distance = Math.Sqrt(Math.Pow(at[high].X - at[low].X, 2) + Math.Pow(at[high].Y - at[low].Y, 2));
            // Lines of one pair fan out, no further than they are long, so that they stay in the frame.
            var fan = Math.Min(36, distance / Math.Max(1, all.Length));
            for (var index = 0; index < all.Length; index++)
            {
                var link = all[index];
                var isUp = numbers[link.From] == low;
                var aside = (index - (all.Length - 1) / 2.0) * fan;
                var (from, to) = (at[numbers[link.From]], at[numbers[link.To]]);
                var bend = DrawnCurve.Bend(from, to, isUp ? aside : -aside);
                // A curve stays between its points, so it stays in the frame if they do.
                var curve = DrawnCurve.Between(from, (Math.Clamp(bend.X, LinkPlaces.Edge, frame.Width - LinkPlaces.Edge), Math.Clamp(bend.Y, frame.Top + LinkPlaces.Edge, frame.Bottom - LinkPlaces.Edge)), to, (x, y) => Near(x, y, from) || Near(x, y, to));
                curve.Draw(svg, $"links-link links-{link.Type.ToString().ToLowerInvariant()}", 1.5 + 4.5 * Math.Sqrt((double)Math.Max(1, link.Count) / most), link.Type.Dashes());
                if (curve.Points.Count == 0) continue;
                if (link.IsProblem) curve.DrawBars(svg, "links-problem");
                labels.Add((curve.Points[curve.Points.Count * (5 + index % 3) / 12], $"{link.Type.Words()[0]} {Number(Math.Max(1, link.Count))}{(link.IsProblem ? " !" : "")}", Math.Clamp(link.Importance - 1, 0, 2)));
            }
        }

        return [.. labels.Select(label => DrawnCurve.Label(svg, label.At, label.Words, label.Frame, frame.Width))];
    }

    private static bool Near(double x, double y, (double X, double Y) node) => Math.Pow(x - node.X, 2) + Math.Pow(y - node.Y, 2) < Math.Pow(Node + 4, 2);

    private static void Shape(Svg svg, (double X, double Y) at, LinkNodeKind kind, string number)
    {
        var (x, y) = at;
        var shape = kind switch
        {
            LinkNodeKind.Person => $"<circle class=\"links-node\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"{Svg.N(Node)}\"",
            LinkNodeKind.Place => $"<rect class=\"links-node\" x=\"{Svg.N(x - Node)}\" y=\"{Svg.N(y - Node + 1)}\" width=\"{Svg.N(2 * Node)}\" height=\"{Svg.N(2 * Node - 2)}\"",
            _ => $"<polygon class=\"links-node\" points=\"{Svg.N(x)},{Svg.N(y - Node - 4)} {Svg.N(x + Node + 4)},{Svg.N(y)} {Svg.N(x)},{Svg.N(y + Node + 4)} {Svg.N(x - Node - 4)},{Svg.N(y)}\"",
        };
        svg.Raw($"{shape} fill=\"#fff\" stroke=\"{Svg.Ink}\" stroke-width=\"2\"/>");
        if (number.Length > 0) svg.Text(x, y + svg.FontSize * 0.33, number, "links-number", "middle", true, number.Length > 2 ? 0.75 : 0.9);
    }

    /// <summary>Names stand beside their nodes where there is room; all of them are in the list below.</summary>
    private static void Names(Svg svg, IReadOnlyList<LinkNode> nodes, (double X, double Y)[] at, List<(double Left, double Top, double Right, double Bottom)> labels, (double Width, double Top, double Bottom) frame)
    {
        const double reach = Node + 6;
        var taken = at.Select(place => (Left: place.X - reach + 1, Top: place.Y - reach + 1, Right: place.X + reach - 1, Bottom: place.Y + reach - 1)).Concat(labels).ToList();
        var (width, top, bottom) = frame;
        for (var index = 0; index < nodes.Count; index++)
        {
            var (x, y) = at[index];
            var words = Lettering.Line(nodes[index].Name, 14);
            var (wide, high) = (Lettering.Width(words) * svg.FontSize * LabelSize, svg.FontSize);
            var isLeft = x < width / 2 - 1;
            (double X, double Y) beside = (isLeft ? x - reach - wide : x + reach, y - high / 2);
            (double X, double Y) other = (isLeft ? x + reach : x - reach - wide, y - high / 2);
            (double X, double Y)[] free = [.. ((ReadOnlySpan<(double X, double Y)>)[beside, (x - wide / 2, y < (top + bottom) / 2 ? y - reach - high : y + reach), other]).ToArray()
                .Where(place => place.X >= 0 && place.X + wide <= width && place.Y >= top && place.Y + high <= bottom && !taken.Exists(box => place.X < box.Right && place.X + wide > box.Left && place.Y < box.Bottom && place.Y + high > box.Top))];
            if (free is not [var first, ..]) continue;
            taken.Add((first.X, first.Y, first.X + wide, first.Y + high));
            svg.Text(first.X, first.Y + high * 0.85, words, "links-name", size: LabelSize);
        }
    }

    private static double List(Svg svg, IReadOnlyList<LinkNode> nodes, double width, double y)
    {
        for (var index = 0; index < nodes.Count; index++)
        {
            var line = $"{Number(index + 1)} {Lettering.Clean(nodes[index].Name)} ({nodes[index].Kind.Words().ToLowerInvariant()})";
            foreach (var part in Lettering.Lines(line, (width - 8) / svg.FontSize, 2))
            {
                y += svg.LineHeight;
                svg.Text(4, y, part, "links-listed");
            }
        }

        return y;
    }

    private static IEnumerable<(string Words, Action<double, double> Mark)> Key(Svg svg, IReadOnlyList<LinkNode> nodes, NodeLink[] links)
    {
        foreach (var type in links.Select(link => link.Type).Distinct().Order())
            yield return ($"{type.Words()[0]}: {type.Words().ToLowerInvariant()}", (x, y) => svg.Line(x - 11, y, x + 8, y, "links-link", 2.5, type.Dashes()));
        if (links.Any(link => link.IsProblem)) yield return ("!: problem", (x, y) => Problem(svg, x, y));
        if (links.Any(link => link.Importance >= 2)) yield return ("Framed: important", (x, y) => svg.Rectangle(x - 10, y - 6, 16, 12, "drawing-ground", "none"));
        foreach (var kind in nodes.Select(node => node.Kind).Distinct().Order())
            yield return (kind.Words(), (x, y) => Sample(svg, x, y, kind));
    }

    private static void Problem(Svg svg, double x, double y)
    {
        svg.Line(x - 11, y, x + 8, y, "links-link", 2.5);
        foreach (var bar in (double[])[x - 8, x - 2, x + 4]) svg.Line(bar, y - 6, bar, y + 6, "links-problem", 1.5);
    }

    private static void Sample(Svg svg, double x, double y, LinkNodeKind kind) => svg.Raw(kind switch
    {
        LinkNodeKind.Person => $"<circle class=\"links-node\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"7\" fill=\"#fff\" stroke=\"{Svg.Ink}\" stroke-width=\"2\"/>",
        LinkNodeKind.Place => $"<rect class=\"links-node\" x=\"{Svg.N(x - 7)}\" y=\"{Svg.N(y - 7)}\" width=\"14\" height=\"14\" fill=\"#fff\" stroke=\"{Svg.Ink}\" stroke-width=\"2\"/>",
        _ => $"<polygon class=\"links-node\" points=\"{Svg.N(x)},{Svg.N(y - 8)} {Svg.N(x + 8)},{Svg.N(y)} {Svg.N(x)},{Svg.N(y + 8)} {Svg.N(x - 8)},{Svg.N(y)}\" fill=\"#fff\" stroke=\"{Svg.Ink}\" stroke-width=\"2\"/>",
    });

    private static string Describe(IReadOnlyList<LinkNode> nodes, NodeLink[] links)
    {
        var counted = $"{Number(nodes.Count)} {(nodes.Count == 1 ? "node" : "nodes")}, {Number(links.Length)} {(links.Length == 1 ? "link" : "links")}, {Number(links.Count(link => link.IsProblem))} with a problem.";
        if (links.Length == 0) return counted;
        var names = nodes.DistinctBy(node => node.Id).ToDictionary(node => node.Id, node => Lettering.Clean(node.Name));
        var busiest = links.MaxBy(link => link.Count)!;
        return $"{counted} The most frequent: {busiest.Type.Words().ToLowerInvariant()} from {names[busiest.From]} to {names[busiest.To]}, {Number(Math.Max(1, busiest.Count))}. All of them are in the table.";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
