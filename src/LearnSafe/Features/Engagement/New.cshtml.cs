using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>Begins a case about one or more records.</summary>
[May(Permission.EngagePeople)]
public sealed class NewModel(IDbContextFactory<LearnSafeContext> contexts, EngagementService service, EngagementReadingService reading, CurrentPersonService people) : OrganisationPage(people)
{
    private const int MostRecords = 20;

    /// <summary>References, one a line.</summary>
    [BindProperty]
    public string? References { get; set; }

    /// <summary>Of the new case: sent twice, it is begun once.</summary>
    [BindProperty]
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>What there is already about the record that the person came from.</summary>
    public EngagementSign? Already { get; private set; }

    /// <param name="event">The record from which the person came.</param>
    public async Task<IActionResult> OnGetAsync(Guid? @event)
    {
        if (@event is not { } id) return Page();
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Events.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id) is not { } record || !EngagementAccess.MayBegin(Person, record)) return NotFound();
        (References, Already) = (record.Reference, await reading.OfRecordAsync(Person, id));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        string[] typed = [.. (References ?? "").ToUpperInvariant().Split(['\n', ',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        if (typed.Length == 0) ModelState.AddModelError(nameof(References), "Enter the reference of the record");
        else if (typed.Length > MostRecords) ModelState.AddModelError(nameof(References), $"Enter {MostRecords} references or fewer");
        if (!ModelState.IsValid || Id == Guid.Empty) return Refused();
        await using var context = await contexts.CreateDbContextAsync();
        var found = (await context.Events.AsNoTracking().Where(known => known.OrganisationId == OrganisationId && typed.Contains(known.Reference)).ToListAsync()).FindAll(record => EngagementAccess.MayBegin(Person, record));
        if (typed.FirstOrDefault(reference => found.TrueForAll(record => record.Reference != reference)) is { } missing)
        {
            ModelState.AddModelError(nameof(References), $"There is no record {(missing.Length > 20 ? missing[..20] + "…" : missing)} here whose people you could engage");
            return Refused();
        }

        if (await service.BeginAsync(Person, Id, [.. found.Select(record => record.Id)]) != EngagementOutcome.Done) return NotFound();
        TempData.Say("The engagement is begun. Say who is affected first");
        return Redirect(EngagementLinks.Case(Id));
    }
}
