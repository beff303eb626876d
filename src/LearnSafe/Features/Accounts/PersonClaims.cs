using System.Security.Claims;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Accounts;

/// <summary>What the session cookie says of a person: who they are and what to call them. What they may do is read from the database.</summary>
public sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new Claim(DisplayNames.ClaimType, user.DisplayName));
        return claims;
    }
}
