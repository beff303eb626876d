using System.Security.Claims;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>The signed-in person as a member of the organisation they act for.</summary>
public sealed record CurrentPerson(Guid Id, string DisplayName, Guid OrganisationId, string OrganisationCode, string OrganisationName, CareSetting? CareSetting, bool DataSharingOptOut, Role Role);

/// <summary>Finds who is signed in, once a request. Roles are read from the database and not from the cookie, so that a role taken away is gone at once.</summary>
public sealed class CurrentPersonService(IHttpContextAccessor accessor, IDbContextFactory<LearnSafeContext> contexts)
{
    private CurrentPerson? found;

    /// <summary>Null where nobody is signed in or the person belongs to no organisation.</summary>
    public async Task<CurrentPerson?> FindAsync()
    {
        if (found is not null) return found;
        if (!Guid.TryParse(accessor.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        await using var context = await contexts.CreateDbContextAsync();
        return found = await (
            from person in context.Users.AsNoTracking()
            join membership in context.Memberships on person.Id equals membership.PersonId
            join organisation in context.Organisations on membership.OrganisationId equals organisation.Id
            where person.Id == id
            orderby organisation.Code
            select new CurrentPerson(person.Id, person.DisplayName, organisation.Id, organisation.Code, organisation.Name, organisation.CareSetting, organisation.DataSharingOptOut, membership.Role))
            .FirstOrDefaultAsync();
    }

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its policy.</exception>
    public async Task<CurrentPerson> GetAsync() => await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");
}
