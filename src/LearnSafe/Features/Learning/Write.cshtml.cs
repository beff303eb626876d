using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>Writes a new summary, from a record or from several.</summary>
[May(Permission.PublishLearning)]
public sealed class WriteModel(LearningService service, LearningWriting writing, SummaryReachService reaches, EventService events, CurrentPersonService people, LfpseContent lfpse) : SummaryFormPage(service, writing, reaches, people, lfpse)
{
    public async Task<IActionResult> OnGetAsync(Guid? record)
    {
        if (Person.CareSetting is { } setting) Services = [setting.ToString()];
        if (record is not { } id) return Page();
        if (await events.FindAsync(Person, id) is not { } found || !LearningAccess.MayWriteFrom(Person, found.Event)) return NotFound();
        References = found.Event.Reference;
        if (!found.Erased) Involved = [.. found.Answers.All(SummaryWords.InvolvedElement)];
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => SaveAsync();
}
