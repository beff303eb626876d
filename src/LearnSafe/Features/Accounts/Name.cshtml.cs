using System.ComponentModel.DataAnnotations;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts;

[SignedIn]
public sealed class NameModel(OwnAccountService accounts, SignInManager<Person> session, UserManager<Person> people) : PageModel
{
    [BindProperty]
    [Display(Name = "Name")]
    [Required(ErrorMessage = "Enter your name")]
    [StringLength(200, ErrorMessage = "Your name must be 200 characters or fewer")]
    public string? DisplayName { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await people.GetUserAsync(User) is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        DisplayName = person.DisplayName;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.GetUserAsync(User) is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await accounts.RenameAsync(person.Id, DisplayName!);
        person.DisplayName = DisplayName!;
        await session.RefreshSignInAsync(person);
        TempData.Say("Your name is changed");
        return Redirect(AccountLinks.Mine);
    }
}
