namespace LearnSafe.Domain.Responses;

/// <summary>Where the nodes of a link analysis stand: where they were put, or in a ring.</summary>
internal static class LinkPlaces
{
    /// <summary>The least distance between the middles of two nodes.</summary>
    internal const double Apart = 40;

    /// <summary>How far from the frame's edge every node stays.</summary>
    internal const double Edge = 26;
    private const int Rounds = 60;

    /// <summary>A place for each node in a frame that begins at 0, and how large the frame is.</summary>
    internal static ((double X, double Y)[] Places, double Width, double Height) Of(IReadOnlyList<LinkNode> nodes, PictureOptions options)
    {
        var isPut = nodes.Count > 0 && nodes.All(node => node is { X: { } x, Y: { } y } && double.IsFinite(x) && double.IsFinite(y));
        return isPut ? Put(nodes, options) : Ring(nodes.Count, options);
    }

    private static ((double X, double Y)[] Places, double Width, double Height) Ring(int count, PictureOptions options)
    {
        var radius = Math.Max(options.IsNarrow ? 135 : 155, count * Apart / (2 * Math.PI) + 4);
        var width = Math.Max(options.Width, 2 * (radius + Edge));
        var height = 2 * (radius + Edge + options.FontSize);
        return ([.. Enumerable.Range(0, count).Select(index => (width / 2 + Math.Sin(index * 2 * Math.PI / count) * radius, height / 2 - Math.Cos(index * 2 * Math.PI / count) * radius))], width, height);
    }

    /// <summary>Nodes that were put on one another are moved apart: the frame is large enough for all of them.</summary>
    private static ((double X, double Y)[] Places, double Width, double Height) Put(IReadOnlyList<LinkNode> nodes, PictureOptions options)
    {
        var width = options.Width;
        var height = Math.Max(options.IsNarrow ? 360 : 460, nodes.Count * Apart * Apart * 4 / width);
        var places = nodes.Select(node => (X: Edge + Math.Clamp(node.X!.Value, 0, 1) * (width - 2 * Edge), Y: Edge + Math.Clamp(node.Y!.Value, 0, 1) * (height - 2 * Edge - 12))).ToArray();
        for (var (round, isMoved) = (0, true); round < Rounds && isMoved; round++)
        {
            isMoved = false;
            for (var one = 0; one < places.Length; one++)
            {
                for (var other = one + 1; other < places.Length; other++)
                {
                    var (dx, dy) = (places[other].X - places[one].X, places[other].Y - places[one].Y);
                    var distance = Math.Sqrt(dx * dx + dy * dy);
                    if (distance >= Apart) continue;
                    // Those on the same point leave it in directions of their own.
                    var turn = distance < 0.01 ? other * 2.4 : Math.Atan2(dy, dx);
                    var push = (Apart - distance) / 2 + 0.5;
                    places[one] = Inside(places[one].X - Math.Cos(turn) * push, places[one].Y - Math.Sin(turn) * push);
                    places[other] = Inside(places[other].X + Math.Cos(turn) * push, places[other].Y + Math.Sin(turn) * push);
                    isMoved = true;
                }
            }
        }

        return (places, width, height);

        (double X, double Y) Inside(double x, double y) => (Math.Clamp(x, Edge, width - Edge), Math.Clamp(y, Edge, height - Edge - 12));
    }
}
