using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Record;

/// <summary>A quick start that was put by for later, or that something stood in the way of.</summary>
public sealed class QuickDraftModel(QuickStartJourney journey, CurrentPersonService people) : AskingPage
{
    public async Task<IActionResult> OnGetAsync(Guid draft) =>
        await people.FindAsync() is { } person ? Answer(await journey.ShowDraftAsync(person, draft)) : Forbidden();

    public async Task<IActionResult> OnPostAsync(Guid draft) =>
        await people.FindAsync() is { } person ? Answer(await journey.SendDraftAsync(person, draft, Posted)) : Forbidden();
}
