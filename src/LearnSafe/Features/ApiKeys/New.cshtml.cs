using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Asks what a key is for and how long it is to work.</summary>
[May(Permission.ManageKeys)]
public sealed class NewModel(ApiKeyService service, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    public static readonly IReadOnlyList<CheckboxItem> Purposes =
    [
        new("send", KeyPurposeNames.All[0].Title, "In the form of LFPSE, as a local risk system does."),
        new("read", KeyPurposeNames.All[1].Title, "For tools such as Power BI. It never learns who reported, and sees no record that is kept from anybody."),
    ];

    [BindProperty]
    [Required(ErrorMessage = "Enter what the program is called")]
    [StringLength(100, ErrorMessage = "The name must be 100 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    public string[] May { get; set; } = [];

    [BindProperty]
    [Required(ErrorMessage = "Select how long the key should work")]
    public string? End { get; set; }

    public void OnGet() => May = ["send"];

    public async Task<IActionResult> OnPostAsync()
    {
        if (!KeyEnd.TryRead(End, clock.GetUtcNow().UtcDateTime, out var end) && End is not null) ModelState.AddModelError(nameof(End), "Select how long the key should work");
        var purposes = KeyPurposeNames.Read(May) ?? KeyPurposes.None;
        if (purposes == KeyPurposes.None) ModelState.AddModelError(nameof(May), "Select what the program may do");
        if (!ModelState.IsValid) return Refused();
        var made = await service.CreateAsync(OrganisationId, Name!, end, Actor, purposes);
        TempData[MadeModel.Key] = made.Key;
        return Redirect(KeyLinks.Made);
    }
}
