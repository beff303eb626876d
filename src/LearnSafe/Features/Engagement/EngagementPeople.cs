using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>A colleague by name.</summary>
public sealed record Colleague(Guid Id, string Name);

/// <summary>A case whose lead cannot open it any more, as an administrator sees it: no word of what it holds.</summary>
public sealed record LeftCase(Guid Id, string Reference, Guid LeadId);

/// <summary>Who of an organisation engages people.</summary>
public sealed class EngagementPeople(RoleCatalogue roles)
{
    private List<string> Roles => [.. roles.Roles.Where(role => role.Permissions.Contains(Permission.EngagePeople)).Select(role => role.Name)];

    /// <summary>Who could be named in the case or lead it, by name: who engages people at its organisation and from whom no record of it is kept.</summary>
    public async Task<IReadOnlyList<Colleague>> WhoMaySeeAsync(LearnSafeContext context, EngagementCase one)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(one);
        var names = Roles;
        return await context.Users.AsNoTracking()
            .Where(person => context.RoleAssignments.Any(held => held.PersonId == person.Id && held.OrganisationId == one.OrganisationId && held.State == RoleState.Active && names.Contains(held.Role))
                && !context.EngagementRecords.Any(record => record.CaseId == one.Id && context.KeptFrom.Any(kept => kept.EventId == record.EventId && kept.PersonId == person.Id)))
            .OrderBy(person => person.DisplayName).Select(person => new Colleague(person.Id, person.DisplayName)).ToListAsync();
    }

    /// <summary>Cases of the administrator's organisation, closed ones too, whose lead cannot open them any more. What is about a record that is kept from the administrator is not there.</summary>
    public Task<List<LeftCase>> LeftAsync(LearnSafeContext context, CurrentPerson administrator)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(administrator);
        var names = Roles;
        return EngagementAccess.NotKept(context, context.EngagementCases.AsNoTracking().Where(one => one.OrganisationId == administrator.OrganisationId), administrator.Id)
            .Where(one => !context.RoleAssignments.Any(held => held.PersonId == one.LeadId && held.OrganisationId == one.OrganisationId && held.State == RoleState.Active && names.Contains(held.Role))
                || context.EngagementRecords.Any(record => record.CaseId == one.Id && context.KeptFrom.Any(kept => kept.EventId == record.EventId && kept.PersonId == one.LeadId)))
            .OrderBy(one => one.Reference).Select(one => new LeftCase(one.Id, one.Reference, one.LeadId)).ToListAsync();
    }
}
