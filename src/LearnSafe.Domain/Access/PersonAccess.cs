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

    /// <summary>Whose people the person looks after: their organisation and what lies below it. A network is made of practices that look after their own, so there it is the network itself alone.</summary>
    public OrganisationSet ManagesPeople()
    {
        HashSet<Guid> found = [];
        foreach (var held in roles.Where(held => held.Role.Permissions.Contains(Permission.ManagePeople)))
        {
            if (held.Organisation is not { } scope) return OrganisationSet.All;
            if (held.Role.Scopes.Contains(RoleScope.Network)) found.Add(scope);
            else found.UnionWith(tree.Within(scope));
        }

        return OrganisationSet.Of(found);
    }

    /// <summary>Whether the person looks after the people of an organisation.</summary>
    /// <param name="organisation">Null for roles in the whole installation, which only its own administrators give.</param>
    public bool ManagesPeopleAt(Guid? organisation) => ManagesPeople() is var where && (organisation is { } known ? where.Holds(known) : where.IsAll);

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
