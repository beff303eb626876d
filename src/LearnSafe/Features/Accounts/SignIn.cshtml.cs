using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class SignInModel(PasswordSignIn signIn, PasskeySignIn passkeys) : PageModel
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

    /// <summary>The outside provider that was tried.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Outside { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Why { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Onward() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            switch (await signIn.TryAsync(Email!, Password!))
            {
                case SignInOutcome.SignedIn: return Onward();
                case SignInOutcome.NeedsCode: return RedirectToPage("/Accounts/SignInCode", new RouteValueDictionary { [SessionCookie.ReturnUrlParameter] = ReturnUrl });
                default:
                    ModelState.AddModelError(nameof(Email), $"Check your email address and password. {PasswordSignIn.AfterWrongTries}");
                    break;
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (await passkeys.TryAsync(credential)) return Onward();
        ModelState.Clear();
        ModelState.AddModelError(nameof(Email), "The passkey did not sign you in. Try again, or use your password");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
