using System.ComponentModel.DataAnnotations;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts;

/// <summary>Somebody with an account asks for another role, or for one elsewhere.</summary>
[SignedIn]
[EnableRateLimiting(AccountsRateLimit.Name)]
public sealed class AskModel(AccessRequestService requests, CurrentPersonService people, OrganisationDirectory directory) : PageModel
{
    [BindProperty]
    [Display(Name = "What you ask to be")]
    [Required(ErrorMessage = "Select what you ask to be")]
    public string? Role { get; set; }

    public AskedOrganisation? Organisation { get; private set; }

    public OrganisationSearch Search { get; private set; } = new(AccountLinks.Ask, null, []);

    public async Task OnGetAsync(string? organisation, string? find)
    {
        Organisation = await requests.OrganisationAsync(organisation);
        Role = Organisation?.Standard;
        if (Organisation is null) this.RefuseEmptySearch("find", OrganisationSearch.NothingTyped);
        if (Organisation is null) Search = Search with { Typed = find ?? organisation, Found = [.. (await directory.SearchAsync(find ?? organisation ?? "", OrganisationSearch.Most)).Where(known => !known.Closed)] };
    }

    public async Task<IActionResult> OnPostAsync(string? organisation)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        Organisation = await requests.OrganisationAsync(organisation);
        if (Organisation is null) return Redirect(AccountLinks.Ask);
        if (Role is not null && !Organisation.Has(Role)) ModelState.AddModelError(nameof(Role), "Select what you ask to be");
        if (ModelState.IsValid && await requests.AskAsync(person.Id, Organisation, Role!) is { } fault) ModelState.AddModelError(nameof(Role), fault);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        TempData.Say($"You asked for access to {Organisation.Name}");
        return Redirect(AccountLinks.Mine);
    }
}
