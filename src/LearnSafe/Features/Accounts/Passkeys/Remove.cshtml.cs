using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts.Passkeys;

[SignedIn]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class RemoveModel(UserManager<Person> people, PasskeyService passkeys, PasswordSignIn passwords, SecondFactorService rule, AuthenticatorService authenticators, CurrentPersonService current) : SecurityPage(people)
{
    [BindProperty]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public Passkey Passkey { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid passkey) => await FindAsync(passkey) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid passkey)
    {
        if (!await FindAsync(passkey)) return NotFound();
        if (ModelState.IsValid && !await passwords.IsRightAsync(Person, Password!)) ModelState.AddModelError(nameof(Password), PasswordSignIn.CheckPassword);
        if (ModelState.IsValid && await IsTheLastThatIsAskedForAsync()) ModelState.AddModelError(nameof(Password), "Your role needs a second proof at sign-in, and this is your only one. Set up another first");
        if (!ModelState.IsValid) return Refused();
        await passkeys.RemoveAsync(Person.Id, passkey);
        TempData.Say("The passkey is removed");
        return Redirect(SecurityLinks.Passkeys);
    }

    private async Task<bool> IsTheLastThatIsAskedForAsync() =>
        (await passkeys.ListAsync(Person.Id)).Count == 1 && !await authenticators.IsOnAsync(Person.Id) && await rule.AskedByAsync((await current.GetAsync()).Access) is not null;

    private async Task<bool> FindAsync(Guid id)
    {
        if (await passkeys.FindAsync(Person.Id, id) is not { } known) return false;
        Passkey = known;
        return true;
    }
}
