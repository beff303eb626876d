using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Shared;

/// <summary>A page about the organisation that the person acts for. Who acts for the whole installation has none, and is told that the page is not theirs.</summary>
public abstract class OrganisationPage(CurrentPersonService people) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    private protected Guid OrganisationId => Person.OrganisationId;

    private protected History.Actor Actor => History.Actor.Person(Person.Id);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.FindAsync() is not { } person || person.OrganisationId == Guid.Empty)
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        Person = person;
        await next();
    }

    private protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
