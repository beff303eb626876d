using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Administration;

/// <summary>What the person may look after where they act.</summary>
[May(Permission.ManageOrganisation, Permission.ManageKeys, Permission.ManagePeople, Permission.ReadHistory)]
public sealed class IndexModel(CurrentPersonService people, IEnumerable<AdministrationEntry> entries) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public IReadOnlyList<AdministrationEntry> Entries => [.. entries.Where(entry => entry.Needs.Any(Person.May) && (entry.WithoutOrganisation || Person.OrganisationId != Guid.Empty)).OrderBy(entry => entry.Order)];

    public async Task<IActionResult> OnGetAsync()
    {
        Person = await people.GetAsync();
        return Page();
    }
}
