using LearnSafe.Domain.Access;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A page about one learning response, which is found and passed through the gate before the page does anything. One that the person may not open is as if it were not there.</summary>
[May(Permission.RecordEvents, Permission.LeadResponses)]
public abstract class ResponsePage(ResponseDirectory reading, CurrentPersonService people) : PageModel
{
    private protected ResponseDirectory Reading => reading;

    public CurrentPerson Person { get; private set; } = null!;

    public ReadableResponse Known { get; private set; } = null!;

    public Guid ResponseId => Known.Id;

    public bool MayManage => ResponseAccess.MayManage(Person, Known.Response);

    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>Whether something typed looks like personal data and may be kept if it identifies nobody.</summary>
    public bool AsksToKeep { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.FindAsync() is not { } person || !Guid.TryParse(RouteData.Values["response"]?.ToString(), out var id) || await reading.FindAsync(person, id) is not { } known)
        {
            context.Result = NotFound();
            return;
        }

        (Person, Known) = (person, known);
        if (!MayOpen())
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        // What was done is in the history; what was read is in the log before it is shown.
        if (!HttpMethods.IsPost(Request.Method))
            await context.HttpContext.RequestServices.GetRequiredService<AccessLogService>().ListAsync(person, known.Response.OrganisationId, Request.Path, "", known.Records.Count);
        await next();
    }

    /// <summary>Whether the person may do on this page what it is for.</summary>
    private protected virtual bool MayOpen() => true;

    private protected async Task ReadAgainAsync() => Known = await reading.FindAsync(Person, ResponseId) ?? Known;

    /// <param name="missing">What to say of an empty text; null where it may be left out.</param>
    private protected void Judge(string field, string? text, string? missing, int longest)
    {
        if (ThreadText.Fault(text, missing, longest, KeepText, out var found) is { } fault) ModelState.AddModelError(field, fault);
        AsksToKeep |= found;
    }

    private protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private protected async Task<IActionResult> AnswerAsync(ResponseOutcome outcome, string said, string address, string conflict = "Somebody else changed this meanwhile. What you typed is still here: look at theirs, and save again")
    {
        if (outcome == ResponseOutcome.Done)
        {
            TempData.Say(said);
            return Redirect(address);
        }

        await ReadAgainAsync();
        ModelState.AddModelError("", outcome == ResponseOutcome.Conflict ? conflict : "This response was finished meanwhile. Open it again to change it");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
