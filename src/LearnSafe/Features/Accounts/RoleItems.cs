using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Accounts;

/// <summary>Roles to choose from, each with what it is for.</summary>
internal static class RoleItems
{
    public static IEnumerable<RadioItem> Of(AskedOrganisation organisation) => organisation.Roles.Select(role => new RadioItem(role.Name, role.Title, role.Description));
}
