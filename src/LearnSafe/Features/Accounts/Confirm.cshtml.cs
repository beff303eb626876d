using System.ComponentModel.DataAnnotations;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

/// <summary>What the link in the mail to somebody who registered opens.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccountsRateLimit.Name)]
public sealed class ConfirmModel(AccessRequestService requests, SignInManager<Person> session) : LinkPage
{
    [BindProperty]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Enter the password that you chose")]
    public string? Password { get; set; }

    public OneTimeLink? Registration { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        (Registration = await requests.RegistrationAsync(Link)) is null ? Refused(StatusCodes.Status404NotFound) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Registration = await requests.RegistrationAsync(Link);
        if (Registration is null) return Refused(StatusCodes.Status404NotFound);
        if (!ModelState.IsValid) return Refused();
        if (await requests.ConfirmAsync(Link, Password!) is not { } person)
        {
            ModelState.AddModelError(nameof(Password), "That is not the password that was chosen. Try again, or register once more");
            return Refused();
        }

        await session.SignInAsync(person, isPersistent: false);
        TempData.Say("Your email address is confirmed, and you have an account");
        return Redirect(AccountLinks.Mine);
    }
}
