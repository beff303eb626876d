using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Help;

/// <summary>Help for everybody, and for those who are signed in whom their organisation and its board name.</summary>
public sealed class IndexModel(CurrentPersonService people, ContactService contacts) : PageModel
{
    public IReadOnlyList<ContactsOf> Contacts { get; private set; } = [];

    public bool MaySeeOrganisations { get; private set; }

    public bool MayUseJustCulture { get; private set; }

    public async Task OnGetAsync()
    {
        if (await people.FindAsync() is not { } person) return;
        Contacts = await contacts.ForHelpAsync(person.OrganisationId);
        MaySeeOrganisations = person.May(Permission.SeeOrganisations);
        MayUseJustCulture = person.May(Permission.UseJustCulture);
    }
}
