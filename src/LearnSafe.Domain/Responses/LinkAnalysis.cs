namespace LearnSafe.Domain.Responses;

/// <summary>What a node of a link analysis stands for.</summary>
public enum LinkNodeKind
{
    Person,
    Place,
    Tool,
}

/// <summary>How two nodes are linked.</summary>
public enum LinkType
{
    Movement,
    Talk,
    HandOver,
    Look,
    Digital,
}

/// <summary>A person by role, a place or a tool in a link analysis.</summary>
/// <param name="Name">1 to 100 characters; never a person's own name.</param>
/// <param name="X">0 at the left to 1 at the right; null for a place of its own in a ring.</param>
/// <param name="Y">0 at the top to 1 at the bottom.</param>
public sealed record LinkNode(Guid Id, string Name, LinkNodeKind Kind, double? X = null, double? Y = null);

/// <summary>Something that goes from one node to another.</summary>
/// <param name="Count">How often, at least 1.</param>
/// <param name="Importance">1 little, 2 important, 3 very important.</param>
/// <param name="IsProblem">Whether it went badly, or is hard to do.</param>
public sealed record NodeLink(Guid From, Guid To, LinkType Type, int Count, int Importance = 1, bool IsProblem = false);

/// <summary>All links from one node to another.</summary>
/// <param name="Count">How often together; 0 where there is no link.</param>
/// <param name="Importance">The highest of the links, 0 where there is none.</param>
public sealed record LinkCell(int Count, IReadOnlyList<LinkType> Types, int Importance, bool IsProblem);

/// <summary>A link analysis as a table: from the node of a row to the node of a column.</summary>
/// <param name="Rows">As many as nodes, each with as many cells, in the order of the nodes.</param>
public sealed record LinkMatrix(IReadOnlyList<LinkNode> Nodes, IReadOnlyList<IReadOnlyList<LinkCell>> Rows)
{
    /// <summary>Links from or to a node that is not there are left out.</summary>
    public static LinkMatrix Of(IReadOnlyList<LinkNode> nodes, IReadOnlyList<NodeLink> links)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(links);
        var between = links.ToLookup(link => (link.From, link.To));
        return new(nodes, [.. nodes.Select(from => (IReadOnlyList<LinkCell>)[.. nodes.Select(to => Cell([.. between[(from.Id, to.Id)]]))])]);
    }

    private static LinkCell Cell(NodeLink[] links) => new(
        (int)Math.Min(int.MaxValue, links.Sum(link => (long)Math.Max(1, link.Count))), [.. links.Select(link => link.Type).Distinct().Order()],
        links.Length == 0 ? 0 : links.Max(link => link.Importance), links.Any(link => link.IsProblem));
}

/// <summary>The words of a link analysis.</summary>
public static class LinkWords
{
    public static string Words(this LinkNodeKind kind) => kind switch
    {
        LinkNodeKind.Person => "Person",
        LinkNodeKind.Place => "Place",
        LinkNodeKind.Tool => "Tool",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Words(this LinkType type) => type switch
    {
        LinkType.Movement => "Movement",
        LinkType.Talk => "Talk",
        LinkType.HandOver => "Handover",
        LinkType.Look => "Look",
        LinkType.Digital => "Digital",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The pattern of its line; none for an unbroken one.</summary>
    internal static string? Dashes(this LinkType type) => type switch
    {
        LinkType.Talk => "2 4",
        LinkType.HandOver => "12 5",
        LinkType.Look => "6 5",
        LinkType.Digital => "12 4 2 4",
        _ => null,
    };
}
