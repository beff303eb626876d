using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>"We did this too": what the organisation did with what another learned.</summary>
[May(Permission.PublishLearning)]
public sealed class AdoptModel(LearningLibraryService reading, AdoptionService adoptions, SummaryReachService reaches, CurrentPersonService people) : WritingPage(people)
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool ShowOrganisation { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    public SharedSummary Shared { get; private set; } = null!;

    /// <summary>What was said before.</summary>
    public ReadableAdoption? Present { get; private set; }

    public bool AsksToKeep { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid summary)
    {
        if (!await ShowAsync(summary)) return NotFound();
        (Text, ShowOrganisation) = (Present?.Text, Present?.ShowOrganisation ?? true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid summary)
    {
        if (!await ShowAsync(summary)) return NotFound();
        var asks = false;
        Judge(nameof(Text), Text, LearningAdoption.Longest, "Enter what you did and what came of it", await reaches.OwnNamesAsync(OrganisationId), KeepText, ref asks);
        AsksToKeep = asks;
        if (!ModelState.IsValid) return Refused();
        return await adoptions.AdoptAsync(Person, summary, Text!, ShowOrganisation) ? Done("Others can read that you did this too", LearningLinks.Summary(summary)) : NotFound();
    }

    public async Task<IActionResult> OnPostStopAsync(Guid summary) =>
        await ShowAsync(summary) && await adoptions.StopAsync(Person, summary) ? Done("It is taken back", LearningLinks.Summary(summary)) : NotFound();

    private async Task<bool> ShowAsync(Guid summary)
    {
        if (await reading.FindAsync(Person, summary) is not { WithdrawnAt: null, IsOwn: false } shared) return false;
        Shared = shared;
        Present = (await reading.AdoptionsAsync(Person, summary)).FirstOrDefault(adoption => adoption.IsOwn);
        return true;
    }
}
