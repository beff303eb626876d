using LearnSafe.Domain.Access;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Engagement;

/// <summary>
/// A page about one case, which is found and passed through the gate before the page does anything. A case that is not the person's is as if it were not
/// there. That it was read is on disk before the page is sent. What is typed is not asked about names: they belong here, and nothing is kept in the clear.
/// </summary>
[May(Permission.EngagePeople)]
public abstract class EngagementPage(EngagementReadingService reading, CurrentPersonService people) : PageModel
{
    private protected const string ClosedMeanwhile = "This engagement was closed. Open it again before you add to it";

    public CurrentPerson Person { get; private set; } = null!;

    public ReadableCase One { get; private set; } = null!;

    public Guid CaseId => One.Case.Id;

    /// <summary>The version that the page showed.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>What somebody else wrote meanwhile: what it is called, and how it stands now. Empty where nobody was quicker.</summary>
    public IReadOnlyList<(string Title, string Now)> Meanwhile { get; private protected set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.FindAsync() is not { } person || !Guid.TryParse(RouteData.Values["case"]?.ToString(), out var id) || await reading.FindAsync(person, id) is not { } one)
        {
            context.Result = NotFound();
            return;
        }

        (Person, One) = (person, one);
        if (await RefusedAsync() is { } refused)
        {
            context.Result = refused;
            return;
        }

        var result = (await next()).Result;
        // What was done is in the history; only a page shows the case.
        if (result is null or PageResult) await context.HttpContext.RequestServices.GetRequiredService<AccessLogService>().ReadEngagementAsync(Person, Address());
    }

    /// <summary>The path with the case as it is always written: an address may be typed in many ways.</summary>
    private string Address() => string.Concat(EngagementLinks.Case(CaseId), string.Concat(Request.Path.Value!.Split('/').Skip(3).Select(part => $"/{part}")));

    /// <summary>What to answer instead of the page, where it is not for this person or what it is about is not there.</summary>
    private protected virtual Task<IActionResult?> RefusedAsync() => Task.FromResult<IActionResult?>(null);

    private protected PageResult Refused(int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return Page();
    }

    private protected PageResult Refused(string field, string fault)
    {
        ModelState.AddModelError(field, fault);
        return Refused();
    }

    private protected RedirectResult Done(string said, string? address = null)
    {
        TempData.Say(said);
        return Redirect(address ?? EngagementLinks.Case(CaseId));
    }

    /// <summary>Says so where a text is too long.</summary>
    private protected void Judge(string field, string? text, string? missing = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (missing is not null) ModelState.AddModelError(field, missing);
        }
        else if (text.Length > EngagementService.Longest)
        {
            ModelState.AddModelError(field, FormattableString.Invariant($"The text must be {EngagementService.Longest:N0} characters or fewer"));
        }
    }

    /// <summary>The case as it stands now: somebody else was quicker. What was typed stays in the fields, and whoever sends it again has seen what they write over.</summary>
    private protected async Task<bool> ReadAgainAsync()
    {
        if (await reading.FindAsync(Person, CaseId) is not { } now) return false;
        One = now;
        ModelState.Remove(nameof(Seen));
        return true;
    }

    /// <param name="conflict">Where somebody else was quicker: gathers what stands now, and takes the new version.</param>
    private protected async Task<IActionResult> AnswerAsync(EngagementOutcome outcome, string said, Action conflict, string? address = null)
    {
        if (outcome == EngagementOutcome.Done) return Done(said, address);
        if (outcome == EngagementOutcome.Gone || !await ReadAgainAsync()) return NotFound();
        if (outcome == EngagementOutcome.Closed) return Refused("", ClosedMeanwhile);
        conflict();
        ModelState.AddModelError("", "Somebody else changed this while you were writing. Nothing of yours is lost: see how it stands now, and send yours again where it should stay");
        return Refused(StatusCodes.Status409Conflict);
    }
}
