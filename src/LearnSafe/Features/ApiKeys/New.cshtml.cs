using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Asks what a key is for and how long it is to work.</summary>
[May(Permission.ManageKeys)]
public sealed class NewModel(ApiKeyService service, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter what the program is called")]
    [StringLength(100, ErrorMessage = "The name must be 100 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select how long the key should work")]
    public string? End { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!KeyEnd.TryRead(End, clock.GetUtcNow().UtcDateTime, out var end) && End is not null) ModelState.AddModelError(nameof(End), "Select how long the key should work");
        if (!ModelState.IsValid) return Refused();
        var made = await service.CreateAsync(OrganisationId, Name!, end, Actor);
        TempData[MadeModel.Key] = made.Key;
        return Redirect(KeyLinks.Made);
    }
}
