using LearnSafe.Domain.Access;

namespace LearnSafe.Features.Accounts;

/// <summary>One page of people and their roles.</summary>
/// <param name="Waiting">Requests that wait in the whole scope.</param>
public sealed record PeoplePage(IReadOnlyList<ManagedRole> Rows, int Count, int Number, int Waiting)
{
    public const int Size = 20;

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);
}

/// <summary>A role of somebody, as an administrator sees it.</summary>
/// <param name="Others">Roles that could be given there.</param>
public sealed record ManagedRole(
    Guid Id, Guid PersonId, string Name, string Email, string Organisation, string Role, string Title, RoleState State, DateTime Since, string? Reason, IReadOnlyList<RoleDefinition> Others);

/// <summary>Somebody whom an administrator looks after.</summary>
/// <param name="Self">Whether it is the administrator.</param>
public sealed record ManagedPerson(Guid Id, string Name, string Email, bool Self, IReadOnlyList<ManagedRole> Roles, IReadOnlyList<RoleDecision> Decisions);

/// <summary>A decision as the history keeps it.</summary>
public sealed record RoleDecision(DateTime At, string Action, string Role, string Organisation, string By, string? Reason);

/// <summary>What came of a decision.</summary>
/// <param name="Fault">A sentence that says why not; null where it is done, or nothing is there to decide.</param>
public sealed record Decided(bool Found, string? Fault)
{
    public static readonly Decided Done = new(true, null);

    public static readonly Decided NotThere = new(false, null);

    public static Decided No(string fault) => new(true, fault);
}

/// <summary>What can become of a role.</summary>
public static class RoleSteps
{
    public static IReadOnlyList<RoleState> From(RoleState state) => state switch
    {
        RoleState.Requested => [RoleState.Active, RoleState.Refused],
        RoleState.Active => [RoleState.Suspended, RoleState.Ended],
        RoleState.Suspended => [RoleState.Active, RoleState.Ended],
        _ => [],
    };
}
