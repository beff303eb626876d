using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Retention;

/// <summary>Shows what is due under one rule, and deletes it when somebody confirms with a reason.</summary>
[May(Permission.ManageOrganisation)]
public sealed class ApplyModel(RetentionService service, RetentionRules rules, CurrentPersonService people) : OrganisationPage(people)
{
    public const int MostShown = 100;

    [BindProperty]
    [Required(ErrorMessage = "Enter why it is deleted now")]
    [StringLength(500, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Reason { get; set; }

    /// <summary>How many were due on screen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public RetentionPlan Plan { get; private set; } = null!;

    public IEnumerable<IReadOnlyList<TableCell>> Rows => Plan.Due.Take(MostShown).Select(IReadOnlyList<TableCell> (item) =>
        [new TableCell(item.Name, item.Record is { } record ? RecordLinks.Record(record) : null), new TableCell(UkTime.TextFromUtc(item.Since))]);

    public async Task<IActionResult> OnGetAsync(string rule) => await FindAsync(rule) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string rule)
    {
        if (!await FindAsync(rule)) return NotFound();
        if (!ModelState.IsValid) return Refused();
        var outcome = await service.ApplyAsync(OrganisationId, Plan.Rule, Seen, Reason!, Actor);
        if (outcome.Changed)
        {
            ModelState.AddModelError("", "More became due while this page was open. Nothing was deleted: look at the list again");
            return Refused();
        }

        TempData.Say(string.Create(CultureInfo.InvariantCulture, $"Deleted {outcome.Deleted:N0} of what was due"));
        return Redirect(RetentionLinks.Retention);
    }

    private async Task<bool> FindAsync(string name)
    {
        if (rules.Find(name) is not { Automatic: null } rule) return false;
        Plan = await service.PlanAsync(OrganisationId, rule);
        return true;
    }
}
