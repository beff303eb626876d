using LearnSafe.Domain.Access;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Proposes an action.</summary>
[May(Permission.ManageActions)]
public sealed class NewModel(CurrentPersonService people, ActionReading reading, SafetyActionService actions, ActionContent content, TimeProvider clock) : ActionFormPage(people, reading, content, clock)
{
    public async Task OnGetAsync(Guid? area)
    {
        if (area is { } known) Serves = [known.ToString()];
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync(null) is not { } input) return Refused();
        var outcome = await actions.AddAsync(Person, input);
        return outcome.Done ? Done("The action is proposed", ActionLinks.Action(outcome.Id)) : Refused(outcome, "", 0);
    }
}
