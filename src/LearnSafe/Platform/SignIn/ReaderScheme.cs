using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Platform.SignIn;

/// <summary>Endpoints that a person's session opens, or a program's key. Where a key is sent it alone counts, so that nobody reads more with both.</summary>
public static class ReaderScheme
{
    public const string Name = "session-or-key";

    /// <summary>The key of a program alone.</summary>
    public const string Key = "key";

    /// <summary>As the national service's gateway calls it.</summary>
    public const string KeyHeader = "Ocp-Apim-Subscription-Key";

    /// <summary>Holds the id of the key of a program that may read; a person has none.</summary>
    public const string ProgramClaim = "learnsafe:program";

    public static void AddReaderScheme<THandler>(this IServiceCollection services)
        where THandler : AuthenticationHandler<AuthenticationSchemeOptions>
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, THandler>(Key, _ => { })
            .AddPolicyScheme(Name, null, scheme => scheme.ForwardDefaultSelector = http => http.Request.Headers.ContainsKey(KeyHeader) ? Key : IdentityConstants.ApplicationScheme);
    }

    /// <summary>The key of the program that calls; null where a person does, or nobody.</summary>
    public static Guid? ProgramOf(ClaimsPrincipal? caller) => Guid.TryParse(caller?.FindFirstValue(ProgramClaim), out var key) ? key : null;
}
