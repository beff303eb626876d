using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.People;

/// <summary>Domains whose confirmed addresses get standard access by themselves.</summary>
[May(Permission.ManagePeople)]
public sealed class DomainsModel(DomainRuleService rules, ManagedPlaceService places, CurrentPersonService people) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter a domain, like larkmere.example")]
    public string? Domain { get; set; }

    [BindProperty]
    [Display(Name = "ODS code of the organisation")]
    public string? Organisation { get; set; }

    public IReadOnlyList<DomainRuleRow> Rules { get; private set; } = [];

    /// <summary>Whether there is more than one organisation that it could be for.</summary>
    public bool Chooses { get; private set; }

    public bool All { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() is null ? StatusCode(StatusCodes.Status403Forbidden) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        var everywhere = All && Organisation is null;
        var at = everywhere ? null : (await places.FindAsync(person, AccountLinks.Domains, Organisation, null)).Organisation;
        if (!everywhere && at is null) ModelState.AddModelError(nameof(Organisation), "Enter the code of an organisation that you look after");
        if (ModelState.IsValid && await rules.AddAsync(person, Domain!, at) is { } fault) ModelState.AddModelError(nameof(Domain), fault);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        TempData.Say("The domain is added");
        return Redirect(AccountLinks.Domains);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid rule)
    {
        if (await people.FindAsync() is not { } person || !await rules.RemoveAsync(person, rule)) return NotFound();
        TempData.Say("The domain is removed");
        return Redirect(AccountLinks.Domains);
    }

    private async Task<CurrentPerson?> FindAsync()
    {
        if (await people.FindAsync() is not { } person) return null;
        var where = person.Access.ManagesPeople();
        (All, Chooses) = (where.IsAll, where.IsAll || where.Named.Count > 1);
        Rules = await rules.ListAsync(person);
        return person;
    }
}
