using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Review;

/// <summary>A page on which something is written about a record. What looks like personal data is asked about once.</summary>
public abstract class ReviewPage(EventService events, CurrentPersonService people) : RecordPage(events, people)
{
    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>The field whose text looks like personal data; null where none does.</summary>
    public string? AsksToKeep { get; private protected set; }

    private protected bool Judge(string field, string? text, string missing)
    {
        if (ThreadText.Fault(text, missing, ReviewService.Longest, KeepText, out var found) is { } fault) ModelState.AddModelError(field, fault);
        if (found) AsksToKeep = field;
        return ModelState.IsValid;
    }

    /// <summary>A time as a page carries it; null where there was none, or it is no time.</summary>
    private protected static DateTime? Moment(long ticks) => ticks > 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    private protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private protected PageResult Refused(string field, string fault)
    {
        ModelState.AddModelError(field, fault);
        return Refused();
    }

    private protected RedirectResult Done(string said, string address)
    {
        TempData.Say(said);
        return Redirect(address);
    }
}
