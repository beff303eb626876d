using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>A summary on one sheet of paper, for the staff room's wall.</summary>
[May(Permission.ReadLearning)]
public sealed class PosterModel(LearningLibraryService reading, CurrentPersonService people) : LearningPage(people)
{
    public SharedSummary Shared { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid summary)
    {
        if (await reading.FindAsync(Person, summary) is not { WithdrawnAt: null } shared) return NotFound();
        Shared = shared;
        return Page();
    }
}
