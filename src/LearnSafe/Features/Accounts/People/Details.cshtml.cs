using LearnSafe.Domain.Access;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.People;

/// <summary>One person: roles in the scope, and what was decided about them.</summary>
[May(Permission.ManagePeople)]
public sealed class DetailsModel(PeopleService service, CurrentPersonService people) : PageModel
{
    public ManagedPerson Someone { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid person)
    {
        if (await people.FindAsync() is not { } manager || await service.FindAsync(manager, person) is not { } found) return NotFound();
        Someone = found;
        return Page();
    }
}
