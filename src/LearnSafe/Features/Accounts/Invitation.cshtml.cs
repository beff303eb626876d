using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

/// <summary>What the link of an invitation opens: with an account the role is added to it, without one an account is made.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccountsRateLimit.Name)]
public sealed class InvitationModel(InvitationService invitations, CurrentPersonService people, SignInManager<Person> session) : LinkPage
{
    [BindProperty]
    [Display(Name = "Your name")]
    [StringLength(200, ErrorMessage = "Your name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [DataType(DataType.Password)]
    public string? Password { get; set; }

    public OfferedRole? Offered { get; private set; }

    public async Task<IActionResult> OnGetAsync() => (Offered = await invitations.FindAsync(Link)) is null ? Refused(StatusCodes.Status404NotFound) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Offered = await invitations.FindAsync(Link);
        if (Offered is null) return Refused(StatusCodes.Status404NotFound);
        return await people.FindAsync() is { } person ? await AddAsync(person) : await MakeAsync();
    }

    private async Task<IActionResult> AddAsync(CurrentPerson person)
    {
        if (!await invitations.AcceptAsync(Link, person.Id)) return Unusable();
        TempData.Say($"You now have a role at {Offered!.Organisation}");
        return Redirect(AccountLinks.Mine);
    }

    private async Task<IActionResult> MakeAsync()
    {
        if (Name is null) ModelState.AddModelError(nameof(Name), "Enter your name");
        if (PasswordRule.Fault(Password, Name, Offered!.Email) is { } fault) ModelState.AddModelError(nameof(Password), fault);
        if (!ModelState.IsValid) return Refused();
        if (await invitations.AcceptAsync(Link, Name!, Password!) is not { } made) return Unusable();
        await session.SignInAsync(made, isPersistent: false);
        TempData.Say($"Your account is made, and you have a role at {Offered.Organisation}");
        return Redirect(AccountLinks.Mine);
    }

    private PageResult Unusable()
    {
        Offered = null;
        return Refused(StatusCodes.Status404NotFound);
    }
}
