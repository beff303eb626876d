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
    private readonly LearningWriting writing = writing;

    public async Task<IActionResult> OnGetAsync(Guid? record, Guid? response)
    {
        if (Person.CareSetting is { } setting) Services = [setting.ToString()];
        if (response is { } finished) return await FromResponseAsync(finished) ? Page() : NotFound();
        if (record is not { } id) return Page();
        if (await events.FindAsync(Person, id) is not { } found || !LearningAccess.MayWriteFrom(Person, found.Event)) return NotFound();
        References = found.Event.Reference;
        if (!found.Erased) Involved = [.. found.Answers.All(SummaryWords.InvolvedElement)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? response) =>
        response is { } finished && !await FromResponseAsync(finished, keep: true) ? NotFound() : await SaveAsync();

    /// <summary>The records that it was about come along.</summary>
    private async Task<bool> FromResponseAsync(Guid response, bool keep = false)
    {
        if (await writing.ResponseAsync(Person, response) is not { } references) return false;
        ResponseId = response;
        if (!keep) References = string.Join('\n', references);
        return true;
    }
}
