using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Record;

/// <summary>A quick start. Nothing is kept before it is sent.</summary>
public sealed class QuickModel(QuickStartJourney journey, CurrentPersonService people) : AskingPage
{
    public async Task<IActionResult> OnGetAsync(string name) =>
        await people.FindAsync() is { } person ? Answer(await journey.BeginAsync(person, name)) : Forbidden();

    public async Task<IActionResult> OnPostAsync(string name) =>
        await people.FindAsync() is { } person ? Answer(await journey.SendNewAsync(person, name, Posted)) : Forbidden();
}
