using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts.People;

/// <summary>Invites somebody to a role in the scope. Without a mail server the link is shown, once, to who invites.</summary>
[May(Permission.ManagePeople)]
[EnableRateLimiting(AccountsRateLimit.Name)]
public sealed class InviteModel(InvitationService invitations, ManagedPlaceService places, CurrentPersonService people) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter their email address")]
    public string? Email { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select their role")]
    public string? Role { get; set; }

    public AskedOrganisation? Organisation { get; private set; }

    public OrganisationSearch Search { get; private set; } = null!;

    public bool Invited { get; private set; }

    /// <summary>The link, where no mail leaves.</summary>
    public string? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? organisation, string? find)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        (Organisation, Search) = await places.FindAsync(person, AccountLinks.Invite, organisation, find);
        if (Organisation is null) this.RefuseEmptySearch("find", OrganisationSearch.NothingTyped);
        Role = Organisation?.Standard;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? organisation)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        (Organisation, Search) = await places.FindAsync(person, AccountLinks.Invite, organisation, null);
        if (Organisation is null) return NotFound();
        if (Email is not null && !MailService.IsAddress(Email)) ModelState.AddModelError(nameof(Email), "Enter an email address like name@practice.example");
        if (Role is not null && !Organisation.Has(Role)) ModelState.AddModelError(nameof(Role), "Select their role");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        (Shown, Invited) = (await invitations.InviteAsync(person, Email!, Organisation, Role!), true);
        return Page();
    }
}
