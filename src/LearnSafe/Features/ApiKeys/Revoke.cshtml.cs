using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Stops a key, with a reason.</summary>
[May(Permission.ManageKeys)]
public sealed class RevokeModel(ApiKeyService service, CurrentPersonService people) : OrganisationPage(people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter why the key is revoked")]
    [StringLength(500, ErrorMessage = "The reason must be 500 characters or fewer")]
    public string? Reason { get; set; }

    public ApiKey Old { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid key) => await FindAsync(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid key)
    {
        if (!await FindAsync(key)) return NotFound();
        if (!ModelState.IsValid) return Refused();
        await service.RevokeAsync(OrganisationId, key, Reason!, Actor);
        TempData.Say($"The key of {Old.Name} is revoked");
        return Redirect(KeyLinks.All);
    }

    private async Task<bool> FindAsync(Guid key)
    {
        if (await service.FindAsync(OrganisationId, key) is not { RevokedAt: null } found) return false;
        Old = found;
        return true;
    }
}
