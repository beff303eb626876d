using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>One summary, as others read it.</summary>
[May(Permission.ReadLearning)]
public sealed class SummaryModel(LearningLibraryService reading, AdoptionService adoptions, CurrentPersonService people) : LearningPage(people)
{
    public SharedSummary Shared { get; private set; } = null!;

    public IReadOnlyList<ReadableAdoption> Adoptions { get; private set; } = [];

    /// <summary>Of the organisation that wrote it.</summary>
    public bool MayChange => Shared.IsOwn && LearningAccess.MayWrite(Person);

    /// <summary>For another organisation than the one that wrote it.</summary>
    public bool MayAdopt => !Shared.IsOwn && LearningAccess.MayWrite(Person);

    public async Task<IActionResult> OnGetAsync(Guid summary)
    {
        if (await reading.FindAsync(Person, summary) is not { } shared) return NotFound();
        Shared = shared;
        if (shared.WithdrawnAt is null) Adoptions = await reading.AdoptionsAsync(Person, summary);
        return Page();
    }

    public Task<IActionResult> OnPostLikeAsync(Guid summary) => LikeAsync(summary, true, "You like this");

    public Task<IActionResult> OnPostUnlikeAsync(Guid summary) => LikeAsync(summary, false, "Your like is taken back");

    private async Task<IActionResult> LikeAsync(Guid summary, bool likes, string said) =>
        await adoptions.LikeAsync(Person, summary, likes) ? Done(said, LearningLinks.Summary(summary)) : NotFound();
}
