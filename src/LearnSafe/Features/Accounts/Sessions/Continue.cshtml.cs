using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>Back after signing in again: what was typed goes on by a press of the person's own.</summary>
[SignedIn]
public sealed class ContinueModel(KeptFormService forms) : PageModel
{
    public KeptPage Kept { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid kept)
    {
        if (CurrentSession.Of(HttpContext) is not { } session || await forms.FindAsync(session.PersonId, kept) is not { } page) return NotFound();
        Kept = page;
        return Page();
    }
}
