using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Governance;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Retention;

/// <summary>Chooses how long the organisation keeps one kind of thing.</summary>
[May(Permission.ManageOrganisation)]
public sealed class PeriodModel(RetentionService service, RetentionRules rules, CurrentPersonService people) : OrganisationPage(people)
{
    [BindProperty]
    public string? Months { get; set; }

    public RetentionPlan Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string rule)
    {
        if (!await FindAsync(rule)) return NotFound();
        Months = Plan.Months?.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string rule)
    {
        if (!await FindAsync(rule)) return NotFound();
        var months = 0;
        if (Months is not null && (!int.TryParse(Months, NumberStyles.None, CultureInfo.InvariantCulture, out months) || months < Plan.Rule.Least || months > Plan.Rule.Most))
        {
            ModelState.AddModelError(nameof(Months), string.Create(CultureInfo.InvariantCulture, $"The number of months must be from {Plan.Rule.Least} to {Plan.Rule.Most}"));
            return Refused();
        }

        if (await service.ChooseAsync(OrganisationId, Plan.Rule, Months is null ? null : months, Actor)) TempData.Say("The period is changed");
        return Redirect(RetentionLinks.Retention);
    }

    private async Task<bool> FindAsync(string name)
    {
        if (rules.Find(name) is not { Automatic: null } rule) return false;
        Plan = await service.PlanAsync(OrganisationId, rule);
        return true;
    }
}
