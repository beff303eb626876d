using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Makes a key in the place of another, with an overlap.</summary>
[May(Permission.ManageKeys)]
public sealed class RotateModel(ApiKeyService service, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter for how many days the old key should still work")]
    public string? Overlap { get; set; } = "7";

    [BindProperty]
    [Required(ErrorMessage = "Select how long the new key should work")]
    public string? End { get; set; }

    public ApiKey Old { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid key) => await FindAsync(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid key)
    {
        if (!await FindAsync(key)) return NotFound();
        var days = -1;
        if (Overlap is not null && (!int.TryParse(Overlap, NumberStyles.None, CultureInfo.InvariantCulture, out days) || days > ApiKeyService.LongestOverlap))
            ModelState.AddModelError(nameof(Overlap), "The number of days must be from 0 to 30");
        if (!KeyEnd.TryRead(End, clock.GetUtcNow().UtcDateTime, out var end) && End is not null) ModelState.AddModelError(nameof(End), "Select how long the new key should work");
        if (!ModelState.IsValid) return Refused();
        if (await service.RotateAsync(OrganisationId, key, days, end, Actor) is not { } made) return Redirect(KeyLinks.All);
        TempData[MadeModel.Key] = made.Key;
        return Redirect(KeyLinks.Made);
    }

    /// <summary>A key that is over, or was replaced, cannot be replaced.</summary>
    private async Task<bool> FindAsync(Guid key)
    {
        if (await service.FindAsync(OrganisationId, key) is not { SuccessorId: null } found || !found.Works(clock.GetUtcNow().UtcDateTime)) return false;
        Old = found;
        return true;
    }
}
