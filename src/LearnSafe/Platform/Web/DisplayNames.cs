using System.Security.Claims;

namespace LearnSafe.Platform.Web;

/// <summary>What to call the person who is signed in.</summary>
public static class DisplayNames
{
    /// <summary>The claim that holds a person's own name, as the account states it.</summary>
    public const string ClaimType = "display_name";

    /// <summary>The person's own name, else the sign-in name.</summary>
    public static string DisplayName(this ClaimsPrincipal person) => person.FindFirstValue(ClaimType) ?? person.Identity?.Name ?? "";
}
