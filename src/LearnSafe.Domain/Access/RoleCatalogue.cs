using System.Diagnostics.CodeAnalysis;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Access;

/// <summary>Every role that can be given, from <c>content/access/roles-v*.json</c>: the newest version counts.</summary>
public sealed class RoleCatalogue
{
    private readonly Dictionary<string, RoleDefinition> byName;

    internal RoleCatalogue(IReadOnlyList<RoleDefinition> roles) =>
        (Roles, byName) = (roles, roles.ToDictionary(role => role.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; }

    /// <summary>Upper and lower case are the same: people type them.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out RoleDefinition? role) => byName.TryGetValue(name, out role);

    /// <summary>What can be given at a scope, in the order of the file.</summary>
    public IEnumerable<RoleDefinition> At(RoleScope scope) => Roles.Where(role => role.Scopes.Contains(scope));

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static RoleCatalogue Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "access");
        var versions = folder.Read("roles", (root, _) => RolesReader.Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("access/roles-v1.json", "The file is missing: without roles nobody could do anything.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }
}
