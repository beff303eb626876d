using LearnSafe.Data;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>What every request asks, translated once for the program: a translation belongs to one engine.</summary>
public sealed class CurrentPersonQueries
{
    internal Func<LearnSafeContext, Guid, Task<PersonRow?>> PersonOf { get; } = EF.CompileAsyncQuery((LearnSafeContext context, Guid id) =>
        context.Users.AsNoTracking().Where(known => known.Id == id).Select(known => new PersonRow(
            known.DisplayName, known.ActingForId, context.Settings.Where(setting => setting.Name == OrganisationTreeService.Setting).Select(setting => setting.Value).FirstOrDefault())).FirstOrDefault());

    internal Func<LearnSafeContext, Guid, IAsyncEnumerable<HeldRow>> RolesOf { get; } = EF.CompileAsyncQuery((LearnSafeContext context, Guid id) =>
        from assignment in context.RoleAssignments.AsNoTracking()
        where assignment.PersonId == id && assignment.State == RoleState.Active
        join organisation in context.Organisations.AsNoTracking() on assignment.OrganisationId equals organisation.Id into places
        from place in places.DefaultIfEmpty()
        orderby place.Code
        select new HeldRow(assignment.Role, place));

    internal Func<LearnSafeContext, Guid, IAsyncEnumerable<RoutedRow>> RoutedOf { get; } = EF.CompileAsyncQuery((LearnSafeContext context, Guid id) =>
        context.KeptFrom.AsNoTracking().Where(kept => kept.PersonId == id).Select(kept => new { kept.EventId, Kept = true })
            .Concat(context.PassedTo.AsNoTracking().Where(passed => passed.PersonId == id).Select(passed => new { passed.EventId, Kept = false }))
            .Select(row => new RoutedRow(row.EventId, row.Kept)));

    internal sealed record PersonRow(string DisplayName, Guid? ActingForId, string? TreeVersion);

    internal sealed record HeldRow(string Role, Organisation? Place);

    internal sealed record RoutedRow(Guid EventId, bool Kept);
}
