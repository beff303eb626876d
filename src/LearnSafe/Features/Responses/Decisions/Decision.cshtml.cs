using LearnSafe.Domain.Access;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>One decision, as it was made.</summary>
[May(Permission.DecideResponses, Permission.ReadRecords, Permission.ReadDeidentifiedRecords)]
public sealed class DecisionModel(CurrentPersonService people, DecisionReading reading, DatedVersions<NationalCriteria> criteria) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public ReadableDecision Decision { get; private set; } = null!;

    /// <summary>The one that this looked at again; null where there is none.</summary>
    public ReadableDecision? Earlier { get; private set; }

    public ReadableDecision? Later { get; private set; }

    public DatedVersions<NationalCriteria> Criteria => criteria;

    public CoveredRecord? Open => Decision.Records.FirstOrDefault(record => !record.Withdrawn);

    public async Task<IActionResult> OnGetAsync(Guid decision)
    {
        // A decision over a record that one may not read is as if it were not there.
        if (await people.FindAsync() is not { } person || await reading.FindAsync(person, decision) is not { } found) return NotFound();
        (Person, Decision) = (person, found);
        if (found.Row.ReviewOf is { } earlier) Earlier = await reading.FindAsync(person, earlier);
        if (found.LookedAtAgain is { } later) Later = await reading.FindAsync(person, later);
        return Page();
    }
}
