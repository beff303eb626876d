using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Organisations;

/// <summary>What an organisation is, what it belongs to over time, its members, and whom it names.</summary>
[May(Permission.SeeOrganisations)]
public sealed class DetailsModel(OrganisationService organisations, CurrentPersonService people, OrganisationList list, ContactService contacts, TimeProvider clock) : OrganisationPageModel(organisations, people)
{
    public IReadOnlyList<Belonging> Parents { get; private set; } = [];

    public IReadOnlyList<Organisation> Members { get; private set; } = [];

    public int MemberCount { get; private set; }

    public IReadOnlyList<OrganisationContact> Contacts { get; private set; } = [];

    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync()
    {
        Parents = await list.ParentsAsync(Organisation.Id);
        (Members, MemberCount) = await list.MembersAsync(Organisation.Id);
        Contacts = await contacts.ListAsync(Organisation.Id);
    }

    public string When(DateOnly from, DateOnly? until) => until switch
    {
        { } end when end <= Today => $"{UkTime.Text(from)} to {UkTime.Text(end.AddDays(-1))}",
        { } end => $"{(from > Today ? "From" : "Since")} {UkTime.Text(from)}, until {UkTime.Text(end.AddDays(-1))}",
        null => $"{(from > Today ? "From" : "Since")} {UkTime.Text(from)}",
    };
}
