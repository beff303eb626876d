using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Accounts.Passkeys;

[SignedIn]
public sealed class RenameModel(UserManager<Person> people, PasskeyService passkeys) : SecurityPage(people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter a name for the passkey")]
    [StringLength(PasskeyService.LongestName, ErrorMessage = "The name must be 100 characters or fewer")]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid passkey)
    {
        if (await passkeys.FindAsync(Person.Id, passkey) is not { } known) return NotFound();
        Name = known.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid passkey)
    {
        if (!ModelState.IsValid) return await passkeys.FindAsync(Person.Id, passkey) is null ? NotFound() : Refused();
        return await passkeys.RenameAsync(Person.Id, passkey, Name!) ? Redirect(SecurityLinks.Passkeys) : NotFound();
    }
}
