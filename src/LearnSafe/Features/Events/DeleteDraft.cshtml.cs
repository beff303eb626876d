using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>Asks once before a person's own draft goes.</summary>
[May(Permission.RecordEvents)]
public sealed class DeleteDraftModel(DraftList drafts, CurrentPersonService people) : PageModel
{
    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid draft)
    {
        if (await people.FindAsync() is not { } person || await drafts.FindAsync(person, draft) is not { } found) return NotFound();
        Draft = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid draft)
    {
        if (await people.FindAsync() is not { } person) return NotFound();
        // Pressed twice, it is gone all the same.
        await drafts.DeleteAsync(person, draft);
        TempData.Say("The draft is deleted");
        return Redirect(RecordLinks.Mine);
    }
}
