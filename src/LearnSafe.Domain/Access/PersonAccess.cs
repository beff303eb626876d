namespace LearnSafe.Domain.Access;

/// <summary>A role that a person holds.</summary>
/// <param name="Organisation">Where; null for the whole installation.</param>
public sealed record HeldRole(RoleDefinition Role, Guid? Organisation);

/// <summary>What one person may do, and where. The one gate: every page, endpoint, list and count asks here.</summary>
public sealed class PersonAccess(IReadOnlyList<HeldRole> roles, OrganisationTree tree)
{
    /// <summary>Somebody who may do nothing.</summary>
    public static PersonAccess None { get; } = new([], new OrganisationTree([], DateOnly.MinValue));

    public IReadOnlyList<HeldRole> Roles => roles;

    /// <summary>Whether the person holds a permission at the organisation or above it.</summary>
    public bool May(Permission permission, Guid organisation)
    {
        foreach (var held in roles)
        {
            if (held.Role.Permissions.Contains(permission) && (held.Organisation is not { } scope || tree.Covers(scope, organisation))) return true;
        }

        return false;
    }

    /// <summary>Where the person holds a permission, members of networks, groups and boards included.</summary>
    public OrganisationSet Where(Permission permission)
    {
        HashSet<Guid> found = [];
        foreach (var held in roles.Where(held => held.Role.Permissions.Contains(permission)))
        {
            if (held.Organisation is not { } scope) return OrganisationSet.All;
            found.UnionWith(tree.Within(scope));
        }

        return OrganisationSet.Of(found);
    }
}
