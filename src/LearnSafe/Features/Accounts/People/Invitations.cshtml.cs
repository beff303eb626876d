using LearnSafe.Domain.Access;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.People;

/// <summary>Invitations of the scope that nobody has accepted yet.</summary>
[May(Permission.ManagePeople)]
public sealed class InvitationsModel(InvitationService invitations, CurrentPersonService people) : PageModel
{
    public IReadOnlyList<OpenInvitation> Open { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        Open = await invitations.OpenAsync(person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid invitation)
    {
        if (await people.FindAsync() is not { } person || !await invitations.RevokeAsync(person, invitation)) return NotFound();
        TempData.Say("The invitation is taken back");
        return Redirect(AccountLinks.Invitations);
    }
}
