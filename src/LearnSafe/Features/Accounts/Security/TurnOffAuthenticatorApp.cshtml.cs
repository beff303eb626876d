using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.History;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts.Security;

[SignedIn]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class TurnOffAuthenticatorAppModel(UserManager<Person> people, AuthenticatorService authenticators, PasswordSignIn passwords, SecondFactorService rule, PasskeyService passkeys, CurrentPersonService current) : SecurityPage(people)
{
    [BindProperty]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public async Task<IActionResult> OnGetAsync() => await authenticators.IsOnAsync(Person.Id) ? Page() : Redirect(SecurityLinks.Overview);

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && !await passwords.IsRightAsync(Person, Password!)) ModelState.AddModelError(nameof(Password), PasswordSignIn.CheckPassword);
        if (ModelState.IsValid && !await passkeys.HasAnyAsync(Person.Id) && await rule.AskedByAsync((await current.GetAsync()).Access) is { } role)
            ModelState.AddModelError(nameof(Password), $"Your role, {role.Title.ToLowerInvariant()}, needs a second proof at sign-in, so the app stays on. To use another phone, ask who can help");
        if (!ModelState.IsValid) return Refused();
        if (await authenticators.TurnOffAsync(Person.Id, Actor.Person(Person.Id))) TempData.Say("The authenticator app is turned off");
        return Redirect(SecurityLinks.Overview);
    }
}
