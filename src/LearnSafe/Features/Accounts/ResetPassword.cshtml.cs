using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

/// <summary>Sets a password, and leaves the signing in to its own page: that may ask for more than a password.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccountsRateLimit.Name)]
public sealed class ResetPasswordModel(PasswordResetService resets) : LinkPage
{
    [BindProperty]
    [DataType(DataType.Password)]
    public string? Password { get; set; }

    public bool Usable { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Usable = await resets.FindAsync(Link) is not null;
        return Usable ? Page() : Refused(StatusCodes.Status404NotFound);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await resets.FindAsync(Link) is not { } person) return Refused(StatusCodes.Status404NotFound);
        Usable = true;
        if (PasswordRule.Fault(Password, person.DisplayName, person.Email) is { } fault) ModelState.AddModelError(nameof(Password), fault);
        if (!ModelState.IsValid) return Refused();
        Usable = await resets.SetAsync(Link, Password!);
        if (!Usable) return Refused(StatusCodes.Status404NotFound);
        TempData.Say("Your password is changed. Sign in with it");
        return Redirect(AccountLinks.SignIn);
    }
}
