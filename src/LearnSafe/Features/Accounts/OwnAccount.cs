namespace LearnSafe.Features.Accounts;

/// <summary>A person's account as its owner sees it.</summary>
public sealed record OwnAccount(Guid Id, string Name, string Email, IReadOnlyList<OwnRole> Roles)
{
    /// <summary>The organisation they act for now; empty where there is none.</summary>
    public Guid ActsFor { get; init; }

    /// <summary>Organisations that they may act for, by name.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Places =>
        [.. Roles.Where(role => role.State == RoleState.Active && role.OrganisationId is not null).Select(role => (role.OrganisationId!.Value, role.Organisation)).Distinct().OrderBy(place => place.Organisation, StringComparer.Ordinal)];
}

/// <summary>A role that somebody asked for, holds or held.</summary>
/// <param name="OrganisationId">Null for the whole installation.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="Since">When its state was decided, else when it was asked for.</param>
public sealed record OwnRole(Guid? OrganisationId, string Organisation, string Title, string Description, RoleState State, DateTime Since, string? Reason);
