namespace LearnSafe.Platform.Web;

/// <summary>A place in the header's navigation, shown to signed-in people. Features register theirs as singletons; the header has room for six.</summary>
/// <param name="Order">Ascending from the left.</param>
public sealed record NavigationEntry(string Text, string Href, int Order)
{
    /// <summary>Whether the page at the path lies under this entry.</summary>
    public bool Covers(PathString path) => path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}
