using LearnSafe.Domain.Access;

namespace LearnSafe.Domain.Nhs;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    Provider,
    PrimaryCareNetwork,
    Federation,
    Neighbourhood,
    Place,

    /// <summary>A pharmacy chain, dental or optical group.</summary>
    OwnerGroup,
    IntegratedCareBoard,

    /// <summary>Known by its code alone, as a program's key registered it.</summary>
    Unknown,
}

/// <summary>What kinds are called, and how far a role that is given there reaches.</summary>
public static class OrganisationKinds
{
    /// <summary>The name as shown: "Primary care network".</summary>
    public static string Title(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Provider => "Provider",
        OrganisationKind.PrimaryCareNetwork => "Primary care network",
        OrganisationKind.Federation => "Federation",
        OrganisationKind.Neighbourhood => "Neighbourhood",
        OrganisationKind.Place => "Place",
        OrganisationKind.OwnerGroup => "Owner group",
        OrganisationKind.IntegratedCareBoard => "Integrated care board",
        _ => "Not known yet",
    };

    /// <summary>An organisation that is not known yet counts as a provider: that is what sends records.</summary>
    public static RoleScope Scope(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.PrimaryCareNetwork or OrganisationKind.Federation or OrganisationKind.Neighbourhood or OrganisationKind.Place => RoleScope.Network,
        OrganisationKind.OwnerGroup => RoleScope.OwnerGroup,
        OrganisationKind.IntegratedCareBoard => RoleScope.CareBoard,
        _ => RoleScope.Provider,
    };
}
