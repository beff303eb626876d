using LearnSafe.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace LearnSafe.Platform.Permissions;

/// <summary>States the permission that a page or endpoint needs, held at the organisation that the person acts for. What it shows of one record or one organisation goes through the gate besides.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MayAttribute(params Permission[] permissions) : Attribute, IAuthorizeData, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>Any one of them opens the page.</summary>
    public IReadOnlyList<Permission> Permissions => permissions;

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
