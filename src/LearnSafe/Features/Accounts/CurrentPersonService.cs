using System.Security.Claims;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.SignIn;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Finds who is signed in, or which program calls, once a request. Roles are read from the database and not from the cookie, so that a role taken away is gone at once.</summary>
public sealed class CurrentPersonService(IHttpContextAccessor accessor, IDbContextFactory<LearnSafeContext> contexts, OrganisationTreeService trees, RoleCatalogue roles, CurrentPersonQueries queries, ProgramReaderService programs)
{
    private CurrentPerson? found;

    /// <summary>Null where nobody is signed in, or their account is gone.</summary>
    public async Task<CurrentPerson?> FindAsync()
    {
        if (found is not null) return found;
        if (ReaderScheme.ProgramOf(accessor.HttpContext?.User) is { } key) return found = await programs.FindAsync(key);
        if (!Guid.TryParse(accessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        return found = await FindAsync(id);
    }

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its policy.</exception>
    public async Task<CurrentPerson> GetAsync() => await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task<CurrentPerson?> FindAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var person = await queries.PersonOf(context, id);
        if (person is null) return null;
        var held = new List<CurrentPersonQueries.HeldRow>();
        await foreach (var row in queries.RolesOf(context, id)) held.Add(row);
        var access = new PersonAccess(
            [.. held.Select(one => roles.TryFind(one.Role, out var role) ? new HeldRole(role, one.Place?.Id) : null).OfType<HeldRole>()], await trees.GetAsync(person.TreeVersion));
        var acting = held.Find(one => one.Place is { } place && place.Id == person.ActingForId)?.Place ?? held.Find(one => one.Place is not null)?.Place;
        var current = acting is null
            ? new CurrentPerson(id, person.DisplayName, Guid.Empty, "", "", Domain.Nhs.OrganisationKind.Unknown, null, false, access)
            : new CurrentPerson(id, person.DisplayName, acting.Id, acting.Code, acting.Name, acting.Kind, acting.CareSetting, acting.DataSharingOptOut, access);
        var routed = new List<CurrentPersonQueries.RoutedRow>();
        await foreach (var row in queries.RoutedOf(context, id)) routed.Add(row);
        return routed.Count == 0 ? current : current with
        {
            KeptFrom = routed.Where(one => one.Kept).Select(one => one.EventId).ToHashSet(),
            PassedTo = routed.Where(one => !one.Kept).Select(one => one.EventId).ToHashSet(),
        };
    }
}
