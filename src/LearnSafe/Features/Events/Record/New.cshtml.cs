using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Record;

/// <summary>The first page of a new record. Nothing is kept before it is sent.</summary>
public sealed class NewModel(DraftJourney journey, CurrentPersonService people) : AskingPage
{
    public async Task<IActionResult> OnGetAsync(string type)
    {
        if (EventTypes.FromSlug(type) is not { } known) return NotFound();
        return await people.FindAsync() is { } person ? Answer(await journey.BeginAsync(person, known)) : Forbidden();
    }

    public async Task<IActionResult> OnPostAsync(string type)
    {
        if (EventTypes.FromSlug(type) is not { } known) return NotFound();
        return await people.FindAsync() is { } person ? Answer(await journey.CreateAsync(person, known, Posted)) : Forbidden();
    }
}
