using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Access;

/// <summary>
/// What a program that reads for an organisation may do: less than any person there. Nobody can be given it. A provider's program reads the provider's own
/// records, never who reported them; one of a network, group or board reads records without names.
/// </summary>
public static class ProgramRole
{
    private static readonly RoleDefinition Own = Of([Permission.ReadRecords, Permission.ReadAggregates]);
    private static readonly RoleDefinition Across = Of([Permission.ReadDeidentifiedRecords, Permission.ReadAggregates]);

    /// <summary>The role of a program that reads for an organisation of this kind.</summary>
    public static RoleDefinition At(OrganisationKind kind) => kind.Scope() == RoleScope.Provider ? Own : Across;

    private static RoleDefinition Of(HashSet<Permission> permissions) => new("Program", "A program", "Reads records and numbers over the interface.", new HashSet<RoleScope>(), permissions);
}
