using LearnSafe.Data;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Chooses among the organisations whose people somebody looks after.</summary>
public sealed class ManagedPlaceService(IDbContextFactory<LearnSafeContext> contexts, AccessRequestService requests, OrganisationDirectory directory)
{
    /// <summary>The organisation that was chosen, or the only one there is; else the search for one. Nothing outside the scope is found.</summary>
    public async Task<(AskedOrganisation? Organisation, OrganisationSearch Search)> FindAsync(CurrentPerson manager, string path, string? code, string? find)
    {
        ArgumentNullException.ThrowIfNull(manager);
        var where = manager.Access.ManagesPeople();
        await using var context = await contexts.CreateDbContextAsync();
        if (code is null && !where.IsAll && where.Named.Count == 1)
        {
            var only = where.Named.First();
            code = await context.Organisations.Where(known => known.Id == only).Select(known => known.Code).FirstOrDefaultAsync();
        }

        if (await requests.OrganisationAsync(code) is { } chosen && where.Holds(chosen.Id)) return (chosen, new OrganisationSearch(path, null, []));
        var named = where.Named;
        // Few enough are shown without a search.
        if (find is null && !where.IsAll && named.Count <= OrganisationSearch.Most)
        {
            var all = await context.Organisations.Where(known => named.Contains(known.Id) && known.ClosedOn == null).OrderBy(known => known.Name).Select(known => new NamedOrganisation(known.Code, known.Name)).ToListAsync();
            return (null, new OrganisationSearch(path, "", all));
        }

        var found = await directory.SearchAsync(find ?? code ?? "", where.IsAll ? OrganisationSearch.Most : 500);
        var codes = found.Select(known => known.Code).ToList();
        var within = where.IsAll ? codes : await context.Organisations.Where(known => codes.Contains(known.Code) && named.Contains(known.Id)).Select(known => known.Code).ToListAsync();
        return (null, new OrganisationSearch(path, find ?? code, [.. found.Where(known => !known.Closed && within.Contains(known.Code)).Take(OrganisationSearch.Most)]));
    }
}
