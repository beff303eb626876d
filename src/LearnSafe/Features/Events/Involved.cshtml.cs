using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>The reporter names somebody who would review the record and is involved in the event.</summary>
public sealed class InvolvedModel(EventService events, CurrentPersonService people, KeepFromService keep) : RecordPage(events, people)
{
    public IReadOnlyList<Reviewer> Reviewers { get; private set; } = [];

    public KeptState? State { get; private set; }

    private protected override bool MayOpen() => Record.Event.ReporterId == Person.Id && Record.Event.WithdrawnAt is null;

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync(string[] from)
    {
        await LoadAsync();
        if (KeepFromService.Chosen(Reviewers, from) is not { Count: > 0 } chosen)
        {
            ModelState.AddModelError("from", "Select who is involved");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await keep.KeepAsync(Record.Event, chosen, Actor.Person(Person.Id));
        TempData.Say("They cannot open this record or find it any more");
        return Redirect(RecordLinks.Involved(RecordId));
    }

    private async Task LoadAsync()
    {
        Reviewers = await keep.ReviewersAsync(Record.Event.OrganisationId, Person.Id);
        State = await keep.FindAsync(Record.Event);
    }
}
