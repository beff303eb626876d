using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class SignInCodeModel(SignInSteps steps, AuthenticatorService authenticators) : SecondStepPage(steps)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter the code that the app shows")]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Refused();
        var typed = TypedCode.Figures(Code!);
        // What cannot be a code is no try.
        if (typed.Length != TimeBasedCode.Length || !typed.All(char.IsAsciiDigit))
        {
            ModelState.AddModelError(nameof(Code), "The code must be six figures");
            return Refused();
        }

        if (await Steps.SecondAsync(Half, SignInMethods.Code, person => authenticators.TakeAsync(person, typed))) return Onward();
        ModelState.AddModelError(nameof(Code), $"Check the code. Each works once, and the app shows new ones every half minute. {PasswordSignIn.AfterWrongTries}");
        return Refused();
    }
}
