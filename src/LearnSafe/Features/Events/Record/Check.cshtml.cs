using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Record;

/// <summary>All answers on one page, before they become a record.</summary>
[May(Permission.RecordEvents, Permission.ReadRecords)]
public sealed class CheckModel(CheckJourney journey, CurrentPersonService people) : PageModel
{
    public CheckView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid draft) =>
        await people.FindAsync() is { } person ? Answer(await journey.ShowAsync(person, draft)) : StatusCode(StatusCodes.Status403Forbidden);

    public async Task<IActionResult> OnPostAsync(Guid draft) =>
        await people.FindAsync() is { } person ? Answer(await journey.SubmitAsync(person, draft, FieldValues.Of(Request.Form))) : StatusCode(StatusCodes.Status403Forbidden);

    private IActionResult Answer(CheckAnswer answer)
    {
        if (answer.Notice is { } notice) TempData.Say(notice);
        if (answer.Href is { } href) return LocalRedirect(href);
        if (answer.View is not { } view) return NotFound();
        View = view;
        foreach (var fault in view.Faults) ModelState.AddModelError(fault.Href is "#reason" or "#patients" ? fault.Href[1..] : "", fault.Message);
        Response.StatusCode = view.Status;
        return Page();
    }
}
