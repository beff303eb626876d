using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.People;

/// <summary>Gives somebody whom one looks after a role that they did not ask for.</summary>
[May(Permission.ManagePeople)]
public sealed class GiveModel(PeopleService service, ManagedPlaceService places, CurrentPersonService people) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select a role")]
    public string? Role { get; set; }

    public ManagedPerson Someone { get; private set; } = null!;

    public AskedOrganisation? Organisation { get; private set; }

    public OrganisationSearch Search { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid person, string? organisation, string? find) =>
        await FindAsync(person, organisation, find) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(Guid person, string? organisation)
    {
        if (await FindAsync(person, organisation, null) is not { } manager || Organisation is null) return NotFound();
        if (ModelState.IsValid)
        {
            var decided = await service.GiveAsync(manager, person, Organisation, Role!);
            if (!decided.Found) return NotFound();
            if (decided.Fault is null)
            {
                TempData.Say("The role is given, and they are told by email");
                return Redirect(AccountLinks.PersonPage(person));
            }

            ModelState.AddModelError(nameof(Role), decided.Fault);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<CurrentPerson?> FindAsync(Guid person, string? organisation, string? find)
    {
        if (await people.FindAsync() is not { } manager || await service.FindAsync(manager, person) is not { } found) return null;
        Someone = found;
        (Organisation, Search) = await places.FindAsync(manager, AccountLinks.Give(person), organisation, find);
        return manager;
    }
}
