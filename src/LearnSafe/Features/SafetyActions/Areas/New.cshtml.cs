using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Areas;

/// <summary>Writes down what needs to change: standing alone, or following from a record.</summary>
[May(Permission.ManageActions)]
public sealed class NewModel(CurrentPersonService people, ActionReading reading, ImprovementAreaService areas) : AreaFormPage(people, reading)
{
    public async Task OnGetAsync(Guid? record, Guid? response)
    {
        await ShowAsync();
        if (response is { } found) Responses = [found.ToString()];
        if (record is { } id) Records = await Reading.RecordsAsync(Person, [], id) is [var linked, ..] ? linked.Reference : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is not { } input) return Refused();
        var outcome = await areas.AddAsync(Person, input);
        return outcome.Done ? Done("The area for improvement is kept", ActionLinks.Area(outcome.Id)) : Refused(outcome, "", 0);
    }
}
