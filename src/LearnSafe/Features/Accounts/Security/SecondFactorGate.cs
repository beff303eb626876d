using LearnSafe.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace LearnSafe.Features.Accounts.Security;

/// <summary>Somebody whose role asks for a second factor and who signed in without one is led to set one up, and opens nothing else until then.</summary>
public sealed class SecondFactorGate(RequestDelegate next, SecondFactorService rule)
{
    public async Task InvokeAsync(HttpContext http, CurrentPersonService people)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(people);
        if (await IsHeldAsync(http, people)) http.Response.Redirect(SecurityLinks.Required);
        else await next(http);
    }

    private async Task<bool> IsHeldAsync(HttpContext http, CurrentPersonService people) =>
        rule.IsAnybodyAsked
        && CurrentSession.Of(http) is { SecondFactor: false }
        && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<BeforeSecondFactorAttribute>() is null
        && await people.FindAsync() is { } person && await rule.AskedByAsync(person.Access) is not null;
}

/// <summary>States that somebody may open the page who must set up a second factor first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;
