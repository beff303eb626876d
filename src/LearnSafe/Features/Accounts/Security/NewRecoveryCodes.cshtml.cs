using System.ComponentModel.DataAnnotations;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts.Security;

[SignedIn]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class NewRecoveryCodesModel(UserManager<Person> people, AuthenticatorService authenticators, PasswordSignIn passwords) : SecurityPage(people)
{
    [BindProperty]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await authenticators.IsOnAsync(Person.Id) ? Page() : Redirect(SecurityLinks.Overview);

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && !await passwords.IsRightAsync(Person, Password!)) ModelState.AddModelError(nameof(Password), PasswordSignIn.CheckPassword);
        if (!ModelState.IsValid) return Refused();
        Codes = await authenticators.NewRecoveryCodesAsync(Person.Id);
        return Codes is null ? Redirect(SecurityLinks.Overview) : Page();
    }
}
