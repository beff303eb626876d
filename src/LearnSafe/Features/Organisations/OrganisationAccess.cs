using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Organisations;

/// <summary>Who may change which organisations. The one place that says so.</summary>
public static class OrganisationAccess
{
    /// <summary>What lies below a board is its specialist's to look after; the board itself is the installation's.</summary>
    public static OrganisationSet Maintained(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var whole = person.Access.Where(Permission.MaintainOrganisations);
        if (whole.IsAll) return whole;
        HashSet<Guid> below = [.. whole.Named];
        below.ExceptWith(person.Access.Roles.Where(held => held.Role.Permissions.Contains(Permission.MaintainOrganisations)).Select(held => held.Organisation!.Value));
        return OrganisationSet.Of(below);
    }

    /// <summary>What others may be made members of: the board itself, too.</summary>
    public static OrganisationSet Parents(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Access.Where(Permission.MaintainOrganisations);
    }

    public static bool MayMaintain(CurrentPerson person, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return Maintained(person).Holds(organisation.Id);
    }

    public static bool MayNameContacts(CurrentPerson person, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(organisation);
        return person.May(Permission.ManageOrganisation, organisation.Id);
    }
}
