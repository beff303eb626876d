using System.ComponentModel.DataAnnotations;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class SignInModel(PasswordSignIn signIn) : PageModel
{
    [BindProperty]
    [Display(Name = "Email address")]
    [Required(ErrorMessage = "Enter your email address")]
    public string? Email { get; set; }

    [BindProperty]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    [BindProperty(Name = SessionCookie.ReturnUrlParameter, SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Onward() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && !await signIn.TryAsync(Email!, Password!))
        {
            ModelState.AddModelError(
                nameof(Email),
                $"Check your email address and password. After {PasswordSignIn.TriesBeforeLock} wrong tries, wait {PasswordSignIn.LockedFor.TotalMinutes:0} minutes before you try again");
        }
        if (ModelState.IsValid)
            return Onward();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
