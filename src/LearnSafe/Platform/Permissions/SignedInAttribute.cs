using Microsoft.AspNetCore.Authorization;

namespace LearnSafe.Platform.Permissions;

/// <summary>States that whoever has an account may open the page, without any role: it concerns their own account alone.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;
