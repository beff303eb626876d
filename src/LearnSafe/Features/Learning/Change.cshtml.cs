using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>Writes the next version of a summary.</summary>
[May(Permission.PublishLearning)]
public sealed class ChangeModel(LearningService service, LearningWriting writing, SummaryReachService reaches, CurrentPersonService people, LfpseContent lfpse) : SummaryFormPage(service, writing, reaches, people, lfpse)
{
    private readonly LearningWriting writing = writing;

    public async Task<IActionResult> OnGetAsync(Guid summary)
    {
        if (await writing.FindAsync(Person, summary) is not { Summary.WithdrawnAt: null } work) return NotFound();
        Show(work);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid summary)
    {
        if (await writing.FindAsync(Person, summary) is null) return NotFound();
        SummaryId = summary;
        return await SaveAsync();
    }
}
