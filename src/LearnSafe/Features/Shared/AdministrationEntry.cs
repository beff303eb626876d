using LearnSafe.Domain.Access;

namespace LearnSafe.Features.Shared;

/// <summary>A place that the page "Administration" leads to. Features register theirs as singletons.</summary>
/// <param name="Description">A sentence on what can be done there.</param>
/// <param name="Needs">Shown to those who hold any of these where they act.</param>
public sealed record AdministrationEntry(string Title, string Description, string Href, int Order, params IReadOnlyList<Permission> Needs)
{
    /// <summary>Whether it opens to who acts for the whole installation too.</summary>
    public bool WithoutOrganisation { get; init; }
}
