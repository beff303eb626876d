namespace LearnSafe.Domain.Responses.Templates;

/// <summary>The two tables of a link analysis as people, places and tools with their links.</summary>
public static class LinkRows
{
    /// <summary>Where the tables stand in the template <c>link-analysis</c>.</summary>
    public const string Section = "links";

    /// <summary>Links whose ends are in no row of the list are left out, as are rows without a name.</summary>
    /// <param name="nodes">The kept value of the table of people, places and tools: name, kind.</param>
    /// <param name="links">The kept value of the table of links: from, to, kind, how often, importance, problem.</param>
    public static (IReadOnlyList<LinkNode> Nodes, IReadOnlyList<NodeLink> Links) Read(string nodes, string links)
    {
        List<LinkNode> found = [];
        foreach (var row in FieldReading.Rows(nodes).Where(row => row[0].Length > 0 && found.TrueForAll(known => !Same(known.Name, row[0]))))
            found.Add(new LinkNode(Guid.CreateVersion7(), row[0], Enum.TryParse<LinkNodeKind>(row[1], out var kind) ? kind : LinkNodeKind.Person));
        List<NodeLink> between = [];
        foreach (var row in FieldReading.Rows(links))
        {
            if (found.Find(node => Same(node.Name, row[0])) is not { } from || found.Find(node => Same(node.Name, row[1])) is not { } to || from == to) continue;
            var type = Enum.TryParse<LinkType>(row[2].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known) ? known : LinkType.Talk;
            var count = int.TryParse(row[3], System.Globalization.CultureInfo.InvariantCulture, out var times) && times is > 0 and < 10_000 ? times : 1;
            var importance = row[4] switch { "2" => 2, "3" => 3, _ => 1 };
            between.Add(new NodeLink(from.Id, to.Id, type, count, importance, row[5].Length > 0));
        }

        return (found, between);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
