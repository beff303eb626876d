using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>Every organisation and what belongs to what, as it stands and as the import changes it.</summary>
internal sealed class KnownOrganisations
{
    private readonly Dictionary<string, Organisation> byCode;
    private readonly Dictionary<Guid, Organisation> byId;
    private readonly Dictionary<Guid, List<OrganisationLink>> parents = [];
    private readonly Dictionary<Guid, List<OrganisationLink>> members = [];

    private KnownOrganisations(IReadOnlyCollection<Organisation> organisations, IEnumerable<OrganisationLink> links)
    {
        byCode = organisations.ToDictionary(organisation => organisation.Code, StringComparer.Ordinal);
        byId = organisations.ToDictionary(organisation => organisation.Id);
        foreach (var link in links) Add(link);
    }

    public IEnumerable<Organisation> All => byCode.Values;

    public static async Task<KnownOrganisations> LoadAsync(LearnSafeContext context, CancellationToken cancellation) => new(
        await context.Organisations.AsNoTracking().ToListAsync(cancellation), await context.OrganisationLinks.AsNoTracking().ToListAsync(cancellation));

    public Organisation? Find(string code) => byCode.GetValueOrDefault(code);

    public Organisation Of(Guid id) => byId[id];

    public IReadOnlyList<OrganisationLink> ParentsOf(Guid id) => parents.GetValueOrDefault(id) ?? [];

    public IReadOnlyList<OrganisationLink> MembersOf(Guid id) => members.GetValueOrDefault(id) ?? [];

    public IEnumerable<OrganisationBond> Bonds() => parents.Values.SelectMany(links => links).Select(link => new OrganisationBond(link.OrganisationId, link.ParentId, link.From, link.Until));

    public void Add(Organisation organisation) => (byCode[organisation.Code], byId[organisation.Id]) = (organisation, organisation);

    public void Add(OrganisationLink link)
    {
        Of(parents, link.OrganisationId).Add(link);
        Of(members, link.ParentId).Add(link);
    }

    /// <summary>Why an organisation cannot be of another kind, given what it belongs to and what belongs to it today or later.</summary>
    public string? KindFault(Organisation organisation, OrganisationKind kind, DateOnly today)
    {
        var above = ParentsOf(organisation.Id).Where(link => link.Until is null || link.Until > today).Select(link => OrganisationParents.Fault(kind, Of(link.ParentId).Kind));
        var below = MembersOf(organisation.Id).Where(link => link.Until is null || link.Until > today).Select(link => OrganisationParents.Fault(Of(link.OrganisationId).Kind, kind));
        return above.Concat(below).FirstOrDefault(fault => fault is not null);
    }

    private static List<OrganisationLink> Of(Dictionary<Guid, List<OrganisationLink>> links, Guid id)
    {
        if (!links.TryGetValue(id, out var list)) links[id] = list = [];
        return list;
    }
}
