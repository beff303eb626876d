using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Retention;

/// <summary>Releases a hold, with a reason.</summary>
[May(Permission.ManageOrganisation)]
public sealed class ReleaseModel(LegalHoldService service, CurrentPersonService people) : OrganisationPage(people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter why the hold is released")]
    [StringLength(500, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Reason { get; set; }

    public LegalHold Hold { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid hold) => await FindAsync(hold) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid hold)
    {
        if (!await FindAsync(hold)) return NotFound();
        if (!ModelState.IsValid) return Refused();
        await service.ReleaseAsync(OrganisationId, hold, Reason!, Actor);
        TempData.Say("The hold is released");
        return Redirect(RetentionLinks.Holds);
    }

    private async Task<bool> FindAsync(Guid hold)
    {
        if (await service.FindAsync(OrganisationId, hold) is not { ReleasedAt: null } found) return false;
        Hold = found;
        return true;
    }
}
