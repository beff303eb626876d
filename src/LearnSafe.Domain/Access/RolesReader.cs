using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Access;

/// <summary>Reads a <c>roles-v*.json</c> and refuses what would break the rules that hold everywhere.</summary>
internal static class RolesReader
{
    /// <summary>Free text, names and numbers of patients stay with the provider that recorded them.</summary>
    private static readonly Permission[] ProvidersAlone =
    [
        Permission.RecordEvents, Permission.ReadRecords, Permission.ReviseRecords, Permission.ReviewRecords, Permission.SeeReporters, Permission.SeePatientNumbers,
        Permission.ReleaseWording, Permission.ShareRecords, Permission.AnswerPeople, Permission.ReadHistory, Permission.AnswerSubjectAccess,
    ];

    public static RoleCatalogue Read(ContentPlace root)
    {
        root.Only("version", "notes", "roles");
        Dictionary<string, RoleDefinition> roles = new(StringComparer.OrdinalIgnoreCase);
        foreach (var place in root.List("roles"))
        {
            var role = ReadRole(place);
            if (!roles.TryAdd(role.Name, role)) place.At("name").Fault($"The role \"{role.Name}\" is there twice.");
        }

        foreach (var permission in Enum.GetValues<Permission>().Where(permission => !roles.Values.Any(role => role.Permissions.Contains(permission))))
            root.At("roles").Fault($"No role holds {ContentPlace.Camel(permission)}, so nobody could ever do it.");
        return new([.. roles.Values]);
    }

    private static RoleDefinition ReadRole(ContentPlace place)
    {
        place.Only("name", "title", "description", "scopes", "permissions", "secondFactor");
        RoleDefinition role = new(place.Text("name"), place.Text("title"), place.Text("description"), Choices<RoleScope>(place, "scopes"), Choices<Permission>(place, "permissions")) { SecondFactor = place.Flag("secondFactor") };
        if (role.Scopes.Any(scope => scope != RoleScope.Provider))
        {
            foreach (var permission in role.Permissions.Where(permission => ProvidersAlone.Contains(permission)))
                place.At("permissions").Fault($"{ContentPlace.Camel(permission)} can only be held at a provider, and the role can be given at {string.Join(", ", role.Scopes.Select(ContentPlace.Camel))}.");
        }

        return role;
    }

    private static HashSet<T> Choices<T>(ContentPlace place, string property)
        where T : struct, Enum
    {
        HashSet<T> found = [];
        var items = place.List(property);
        if (items.Count == 0) place.At(property).Fault("At least one is needed.");
        foreach (var item in items)
        {
            if (!found.Add(item.AsChoice<T>())) item.Fault("It is there twice.");
        }

        return found;
    }
}
