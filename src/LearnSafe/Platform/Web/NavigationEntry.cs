using LearnSafe.Domain.Access;

namespace LearnSafe.Platform.Web;

/// <summary>A place in the header's navigation, shown to signed-in people. Features register theirs as singletons; what the width has no room for goes into the menu "More".</summary>
/// <param name="Order">Ascending from the left.</param>
/// <param name="Needs">Shown to those who hold any of these where they act; to everybody who is signed in where it is left out.</param>
public sealed record NavigationEntry(string Text, string Href, int Order, params IReadOnlyList<Permission> Needs)
{
    /// <summary>Not shown to those who hold any of these: they have a better place for the same.</summary>
    public IReadOnlyList<Permission> Unless { get; init; } = [];

    /// <param name="may">Whether the person holds a permission.</param>
    public bool IsFor(Func<Permission, bool> may) => (Needs.Count == 0 || Needs.Any(may)) && !Unless.Any(may);

    /// <summary>Whether the page at the path lies under this entry.</summary>
    public bool Covers(PathString path) => path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}
