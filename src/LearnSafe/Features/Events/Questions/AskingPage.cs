using LearnSafe.Domain.Access;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What a journey answers a request with.</summary>
/// <param name="View">A page to show.</param>
/// <param name="Href">Where to go instead. With neither, there is nothing here for this person.</param>
/// <param name="Notice">What to say there.</param>
public sealed record JourneyAnswer(AskView? View, string? Href = null, string? Notice = null)
{
    public static readonly JourneyAnswer NotFound = new((AskView?)null);

    public static JourneyAnswer GoTo(string href, string? notice = null) => new(null, href, notice);
}

/// <summary>A page that asks questions: it shows what its journey answers.</summary>
[May(Permission.RecordEvents, Permission.ReadRecords)]
public abstract class AskingPage : PageModel
{
    public AskView? View { get; private set; }

    private protected FieldValues Posted => FieldValues.Of(Request.Form);

    private protected IActionResult Answer(JourneyAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Notice is { } notice) TempData.Say(notice);
        if (answer.Href is { } href) return LocalRedirect(href);
        if (answer.View is not { } view) return NotFound();
        View = view;
        foreach (var fault in view.Faults) ModelState.AddModelError(fault.At ?? fault.Field, fault.Message);
        Response.StatusCode = view.Status;
        return Page();
    }

    private protected IActionResult Forbidden() => StatusCode(StatusCodes.Status403Forbidden);
}
