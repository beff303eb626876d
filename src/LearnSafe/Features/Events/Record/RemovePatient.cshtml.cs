using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Record;

/// <summary>Asks once before a patient goes from a draft.</summary>
public sealed class RemovePatientModel(PatientRemoval removal, CurrentPersonService people) : AskingPage
{
    public async Task<IActionResult> OnGetAsync(Guid draft, int number, string? to) =>
        await people.FindAsync() is { } person ? Answer(await removal.ShowAsync(person, draft, number, to)) : Forbidden();

    public async Task<IActionResult> OnPostAsync(Guid draft, int number, string? to) =>
        await people.FindAsync() is { } person ? Answer(await removal.SendAsync(person, draft, number, to, Posted)) : Forbidden();
}
