using LearnSafe.Domain.Access;
using LearnSafe.Domain.Learning;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>What a summary said at one time, for those who write it.</summary>
[May(Permission.PublishLearning)]
public sealed class VersionModel(LearningWriting writing, CurrentPersonService people) : WritingPage(people)
{
    public LearningSummaryVersion Version { get; private set; } = null!;

    public SummaryText Text { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid summary, int version)
    {
        if (await writing.VersionAsync(Person, summary, version) is not { } found) return NotFound();
        (Version, Text) = found;
        return Page();
    }
}
