using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Denominators;

/// <summary>Everything that is known of one provider, with its dates and sources.</summary>
[May(Permission.MaintainOrganisations, Permission.ReadAggregates)]
public sealed class OrganisationModel(DenominatorService denominators, DenominatorKinds kinds, OrganisationService organisations, CurrentPersonService people, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Null for what is no provider.</summary>
    public DenominatorKind? Kind { get; private set; }

    public IReadOnlyList<Denominator> Values { get; private set; } = [];

    /// <summary>Of the last whole year, the stretches of which nothing is known.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var person = await people.GetAsync();
        if (await organisations.FindAsync(code) is not { } found) return NotFound();
        if (!DenominatorAccess.Seen(person).Holds(found.Id)) return StatusCode(StatusCodes.Status403Forbidden);
        Organisation = found;
        Values = await denominators.OfAsync(found.Id);
        if (found.CareSetting is not { } setting) return Page();
        Kind = kinds.Of(setting);
        var quarter = Shared.Quarter.Before(UkTime.Today(clock), 4);
        Missing = DenominatorPeriods.Missing(Kind, Values.Where(value => value.Kind == Kind.Name).Select(value => value.Known), quarter[^1].FirstDay, quarter[0].LastDay);
        return Page();
    }

    public string Title(string kind) => kinds.Find(kind)?.Title ?? kind;
}
