using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

[SignedIn]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class PasswordModel(OwnAccountService accounts, SignInManager<Person> session, UserManager<Person> people) : PageModel
{
    [BindProperty]
    [Display(Name = "Present password")]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Enter your present password")]
    public string? Present { get; set; }

    [BindProperty]
    [Display(Name = "New password")]
    [DataType(DataType.Password)]
    public string? New { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.GetUserAsync(User) is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        if (PasswordRule.Fault(New, person.DisplayName, person.Email) is { } fault) ModelState.AddModelError(nameof(New), fault);
        // A session left open on a shared computer is no licence to guess: wrong tries lock the account as they do at the sign-in.
        if (ModelState.IsValid && !(await session.CheckPasswordSignInAsync(person, Present!, lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError(nameof(Present), $"Check your present password. After {PasswordSignIn.TriesBeforeLock} wrong tries, wait {PasswordSignIn.LockedFor.TotalMinutes:0} minutes");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await session.RefreshSignInAsync(await accounts.ChangePasswordAsync(person.Id, New!));
        TempData.Say("Your password is changed, and you are signed out everywhere else");
        return Redirect(AccountLinks.Mine);
    }
}
