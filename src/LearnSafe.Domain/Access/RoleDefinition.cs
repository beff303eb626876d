namespace LearnSafe.Domain.Access;

/// <summary>A role: a name for a set of permissions, and where it can be given.</summary>
/// <param name="Name">As stored and as typed on the command line: <c>PatientSafetyLead</c>.</param>
/// <param name="Title">As shown: "Patient safety lead".</param>
/// <param name="Description">What it is for, in a sentence.</param>
public sealed record RoleDefinition(string Name, string Title, string Description, IReadOnlySet<RoleScope> Scopes, IReadOnlySet<Permission> Permissions)
{
    /// <summary>Whether whoever holds it must prove themselves by more than a password.</summary>
    public bool SecondFactor { get; init; }
}
