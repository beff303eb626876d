using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Review;

/// <summary>What waits to be reviewed, in the order in which it is looked at.</summary>
[May(Permission.ReviewRecords)]
public sealed class IndexModel(ReviewReading reading, EventList list, ToldService told, CurrentPersonService people, LfpseContent lfpse, TimeProvider clock) : OrganisationPage(people)
{
    /// <summary>Only what the person has taken on.</summary>
    public bool Mine { get; private set; }

    public PageOf<InboxRow> Waiting { get; private set; } = null!;

    public ServiceLevels Levels { get; private set; } = null!;

    /// <summary>The headline: how many reporters were told the outcome.</summary>
    public ToldNumbers Told { get; private set; } = null!;

    /// <summary>Of other organisations, or of this one: kept from somebody else.</summary>
    public IReadOnlyList<PatientSafetyEvent> Passed { get; private set; } = [];

    public DateOnly Today => UkTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(string? show, int number = 1)
    {
        if (!ReviewAccess.SeesInbox(Person)) return StatusCode(StatusCodes.Status403Forbidden);
        Mine = show == "mine";
        Waiting = await reading.InboxAsync(Person, Mine, number);
        Levels = await reading.LevelsAsync(Person);
        Told = await told.OfAsync(Person);
        Passed = [.. (await list.PassedAsync(Person)).Where(record => record.OrganisationId != OrganisationId)];
        return Page();
    }

    public string Concern(InboxRow row) => ReviewWords.Concern(lfpse, row.LevelOfConcern) ?? "Not said";
}
