using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Detail;

/// <summary>One task of optional detail over a record.</summary>
public sealed class TaskModel(EventService events, CurrentPersonService people, TaskJourney journey) : RecordPage(events, people)
{
    public AskView? View { get; private set; }

    private protected override bool MayOpen() => EventAccess.MayRevise(Person, Record.Event);

    public async Task<IActionResult> OnGetAsync(string task) => Answer(await journey.ShowAsync(Record, task));

    public async Task<IActionResult> OnPostAsync(string task) => Answer(await journey.SendAsync(Person, Record, task, FieldValues.Of(Request.Form)));

    private IActionResult Answer(JourneyAnswer answer)
    {
        if (answer.Notice is { } notice) TempData.Say(notice);
        if (answer.Href is { } href) return LocalRedirect(href);
        if (answer.View is not { } view) return NotFound();
        View = view;
        foreach (var fault in view.Faults) ModelState.AddModelError(fault.At ?? fault.Field, fault.Message);
        Response.StatusCode = view.Status;
        return Page();
    }
}
