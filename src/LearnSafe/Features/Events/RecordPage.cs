using LearnSafe.Domain.Access;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>
/// A page about one record, which is found and passed through the gate before the page does anything. A record one may not read is as if it were not there.
/// That it was read is on disk before the page is sent.
/// </summary>
[May(Permission.RecordEvents, Permission.ReadRecords, Permission.ReadDeidentifiedRecords)]
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
            || await events.FindAsync(person, id) is not { } record)
        {
            context.Result = NotFound();
            return;
        }

        (Person, Record) = (person, record);
        // Readable, but this page is not for this person: a page that says so, not an error.
        if (!MayOpen()) context.Result = StatusCode(StatusCodes.Status403Forbidden);
        else if (HttpMethods.IsPost(Request.Method)) await ActAsync(context, next);
        else await ReadAsync(context, next);
    }

    /// <summary>The entry is written while the page gathers what it shows, and waited for before it is sent.</summary>
    private async Task ReadAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var written = WriteAsync(context);
        await next();
        await written;
    }

    /// <summary>What was done is in the history; only a page that comes back shows the record once more.</summary>
    private async Task ActAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is PageResult) await WriteAsync(context);
    }

    private Task WriteAsync(PageHandlerExecutingContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<AccessLogService>().ReadAsync(Person, Record.Event, Request.Path);

    /// <summary>Whether the person may do on this page what it is for.</summary>
    private protected virtual bool MayOpen() => true;
}
