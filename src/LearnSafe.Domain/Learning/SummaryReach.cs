using LearnSafe.Domain.Access;

namespace LearnSafe.Domain.Learning;

/// <summary>Whose learning somebody may read, by how far it was shared. The one place that says so; lists ask for sets, a page for one.</summary>
/// <param name="tree">Who belongs to whom today.</param>
/// <param name="kinds">How far each organisation above a provider reaches; one that is missing counts as a provider.</param>
public sealed class SummaryReach(OrganisationTree tree, IReadOnlyDictionary<Guid, RoleScope> kinds)
{
    /// <summary>The organisations whose summaries of a scope the reader may read. A wider scope holds all that a narrower one does.</summary>
    /// <param name="reader">The organisation that the reader acts for; empty where they act for the whole installation.</param>
    public OrganisationSet Owners(Guid reader, SummaryScope scope)
    {
        if (scope == SummaryScope.Installation) return OrganisationSet.All;
        if (reader == Guid.Empty) return OrganisationSet.Of(new HashSet<Guid>());
        HashSet<Guid> owners = [reader];
        if (scope >= SummaryScope.Network) AddMembers(owners, reader, RoleScope.Network, RoleScope.OwnerGroup);
        if (scope >= SummaryScope.CareBoard) AddMembers(owners, reader, RoleScope.CareBoard);
        return OrganisationSet.Of(owners);
    }

    /// <summary>Whether the reader may read a summary of an organisation.</summary>
    public bool Reaches(Guid owner, SummaryScope scope, Guid reader) => Owners(reader, scope).Holds(owner);

    /// <summary>Everybody below a network that the reader belongs to, or is.</summary>
    private void AddMembers(HashSet<Guid> owners, Guid reader, params ReadOnlySpan<RoleScope> wanted)
    {
        foreach (var above in tree.Above(reader))
        {
            if (wanted.Contains(kinds.GetValueOrDefault(above, RoleScope.Provider))) owners.UnionWith(tree.Within(above));
        }
    }
}
