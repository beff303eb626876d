using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class SignInRecoveryCodeModel(SignInSteps steps, AuthenticatorService authenticators) : SecondStepPage(steps)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter a recovery code")]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Refused();
        int? left = null;
        if (await Steps.SecondAsync(Half, SignInMethods.RecoveryCode, async person => (left = await authenticators.TakeRecoveryCodeAsync(person, Code!)) is not null))
        {
            TempData.Say($"You signed in with a recovery code. {(left == 1 ? "1 code is" : $"{left} codes are")} left: look after them under your name at the top");
            return Onward();
        }

        ModelState.AddModelError(nameof(Code), $"Check the recovery code. Each works once. {PasswordSignIn.AfterWrongTries}");
        return Refused();
    }
}
