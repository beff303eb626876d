using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Measures;

/// <summary>Defines a measure anew.</summary>
[May(Permission.ManageActions)]
public sealed class ChangeModel(CurrentPersonService people, ActionReading reading, MeasureReading found, SafetyMeasureService measures, TimeProvider clock) : MeasureFormPage(people, reading, clock)
{
    [FromRoute]
    public Guid Measure { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await found.FindAsync(Person, Measure) is not { } details) return NotFound();
        Fill(details);
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await found.FindAsync(Person, Measure) is not { } details) return NotFound();
        if (await ReadAsync() is not { } input) return Refused();
        var outcome = await measures.ChangeAsync(Person, Measure, Seen, input);
        return outcome.Done ? Done("The measure is changed", ActionLinks.Measure(Measure)) : Refused(outcome, "", details.Measure.Version);
    }
}
