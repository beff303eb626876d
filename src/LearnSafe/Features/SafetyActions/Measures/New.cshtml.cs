using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Measures;

/// <summary>Defines a measure.</summary>
[May(Permission.ManageActions)]
public sealed class NewModel(CurrentPersonService people, ActionReading reading, SafetyMeasureService measures, TimeProvider clock) : MeasureFormPage(people, reading, clock)
{
    public async Task OnGetAsync(Guid? of)
    {
        if (of is { } action) Actions = [action.ToString()];
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is not { } input) return Refused();
        var outcome = await measures.AddAsync(Person, input);
        return outcome.Done ? Done("The measure is kept. Enter its first point", ActionLinks.Measure(outcome.Id)) : Refused(outcome, "", 0);
    }
}
