using LearnSafe.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LearnSafe.Features.Accounts.Security;

/// <summary>States that a page adds a second factor. Somebody who must have one, has one, and did not use it, may not add another: their password may be in other hands.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProvenFirstAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var services = context.HttpContext.RequestServices;
        if (CurrentSession.Of(context.HttpContext) is { SecondFactor: false } session && await services.GetRequiredService<SecondFactorService>().HasOneAsync(session.PersonId)
            && await services.GetRequiredService<CurrentPersonService>().FindAsync() is { } person && await services.GetRequiredService<SecondFactorService>().AskedByAsync(person.Access) is not null)
            context.Result = new RedirectResult(SecurityLinks.Required);
        else await next();
    }
}
