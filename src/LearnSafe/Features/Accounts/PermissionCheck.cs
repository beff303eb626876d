using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Authorization;

namespace LearnSafe.Features.Accounts;

/// <summary>Answers for <see cref="MayAttribute"/> with what the signed-in person, or the program that calls, may do.</summary>
public sealed class PermissionCheck(CurrentPersonService people) : AuthorizationHandler<MayAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MayAttribute requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);
        if (await people.FindAsync() is { } person && requirement.Permissions.Any(person.May)) context.Succeed(requirement);
    }
}
