using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Accounts;

/// <summary>The signed-in person, acting for one of the organisations where they hold a role.</summary>
/// <param name="OrganisationId">Empty where they act for the whole installation, or hold no role yet.</param>
public sealed record CurrentPerson(
    Guid Id, string DisplayName, Guid OrganisationId, string OrganisationCode, string OrganisationName, OrganisationKind Kind, CareSetting? CareSetting, bool DataSharingOptOut, PersonAccess Access)
{
    /// <summary>Whether there is a choice of whom to act for.</summary>
    public bool ActsForSeveral => Access.Roles.Select(held => held.Organisation).OfType<Guid>().Distinct().Skip(1).Any();

    /// <summary>Whether it is no person but a program, known by its key; its id is the key's, and empty for the command line.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Records that are kept from them, because they are involved: as if they were not there.</summary>
    public IReadOnlySet<Guid> KeptFrom { get; init; } = new HashSet<Guid>();

    /// <summary>Records that they review because these are kept from somebody else.</summary>
    public IReadOnlySet<Guid> PassedTo { get; init; } = new HashSet<Guid>();

    /// <summary>Whether they hold the permission where they act now.</summary>
    public bool May(Permission permission) => Access.May(permission, OrganisationId);

    /// <summary>Whether they hold the permission at an organisation, wherever they act now.</summary>
    public bool May(Permission permission, Guid organisation) => Access.May(permission, organisation);
}
