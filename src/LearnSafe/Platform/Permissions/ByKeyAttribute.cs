using Microsoft.AspNetCore.Authorization;

namespace LearnSafe.Platform.Permissions;

/// <summary>States that programs call the endpoint, and that it looks at their key itself: no person's session opens it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ByKeyAttribute : Attribute, IAllowAnonymous;
