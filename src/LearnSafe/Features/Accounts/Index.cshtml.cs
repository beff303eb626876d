using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts;

/// <summary>Who one is here, what one may do where, and whom one acts for.</summary>
[SignedIn]
public sealed class IndexModel(OwnAccountService accounts, CurrentPersonService people) : PageModel
{
    public OwnAccount Account { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await people.FindAsync() is not { } person || await accounts.FindAsync(person.Id) is not { } account) return StatusCode(StatusCodes.Status403Forbidden);
        Account = account with { ActsFor = person.OrganisationId };
        return Page();
    }

    public async Task<IActionResult> OnPostActForAsync(Guid organisation)
    {
        if (await people.FindAsync() is not { } person || !await accounts.ActForAsync(person.Id, organisation)) return StatusCode(StatusCodes.Status403Forbidden);
        TempData.Say($"You now act for {(await accounts.FindAsync(person.Id))!.Places.First(place => place.Id == organisation).Name}");
        return Redirect(AccountLinks.Mine);
    }
}
