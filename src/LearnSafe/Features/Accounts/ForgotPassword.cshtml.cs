using System.ComponentModel.DataAnnotations;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(AccountsRateLimit.Name)]
public sealed class ForgotPasswordModel(PasswordResetService resets) : PageModel
{
    [BindProperty]
    [Display(Name = "Email address")]
    [Required(ErrorMessage = "Enter your email address")]
    public string? Email { get; set; }

    public bool Sent { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Email is not null && !MailService.IsAddress(Email)) ModelState.AddModelError(nameof(Email), "Enter an email address like name@practice.example");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await resets.AskAsync(Email!);
        Sent = true;
        return Page();
    }
}
