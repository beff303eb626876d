using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>A page about one record, which is found and passed through the gate before the page does anything. A record one may not read is as if it were not there.</summary>
[May(Permission.RecordEvents, Permission.ReadRecords)]
public abstract class RecordPage(EventService events, CurrentPersonService people) : PageModel
{
    private protected EventService Events => events;

    public CurrentPerson Person { get; private set; } = null!;

    /// <summary>At its present revision.</summary>
    public EventRecord Record { get; private set; } = null!;

    public Guid RecordId => Record.Event.Id;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.FindAsync() is not { } person || !Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id)
            || await events.FindAsync(person.OrganisationId, id) is not { } record || !EventAccess.MayRead(person, record.Event))
        {
            context.Result = NotFound();
            return;
        }

        (Person, Record) = (person, record);
        // Readable, but this page is not for this person: a page that says so, not an error.
        if (!MayOpen()) context.Result = StatusCode(StatusCodes.Status403Forbidden);
        else await next();
    }

    /// <summary>Whether the person may do on this page what it is for.</summary>
    private protected virtual bool MayOpen() => true;
}
