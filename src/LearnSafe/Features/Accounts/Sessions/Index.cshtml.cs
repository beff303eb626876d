using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.Sessions;

[SignedIn]
public sealed class IndexModel(SessionService sessions, SignInManager<Person> signIn) : PageModel
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Guid Current => Mine.Id;

    private CurrentSession Mine => CurrentSession.Of(HttpContext)!;

    public async Task OnGetAsync() => Sessions = await sessions.ListAsync(Mine.PersonId);

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        if (!await sessions.EndAsync(Mine.PersonId, id)) return NotFound();
        TempData.Say("That browser is signed out");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAllAsync()
    {
        await sessions.EndAllAsync(Mine.PersonId);
        await signIn.SignOutAsync();
        return Redirect("/accounts/sign-out");
    }
}
