using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts;

[AllowAnonymous]
public sealed class SignOutModel(SignInManager<Person> session) : PageModel
{
    public bool StillSignedIn => User.Identity?.IsAuthenticated == true;

    public async Task<IActionResult> OnPostAsync()
    {
        await session.SignOutAsync();
        return RedirectToPage();
    }
}
