using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>What people see and change of their own account.</summary>
public sealed class OwnAccountService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, IPasswordHasher<Person> passwords, RoleCatalogue roles)
{
    public async Task<OwnAccount?> FindAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Users.AsNoTracking().FirstOrDefaultAsync(person => person.Id == id) is not { } known) return null;
        var held = await (
            from assignment in context.RoleAssignments.AsNoTracking()
            where assignment.PersonId == id
            join organisation in context.Organisations on assignment.OrganisationId equals organisation.Id into places
            from place in places.DefaultIfEmpty()
            select new { Assignment = assignment, Organisation = place == null ? null : place.Name }).ToListAsync();
        var own = held.Select(one =>
        {
            var role = roles.TryFind(one.Assignment.Role, out var found) ? found : null;
            return new OwnRole(one.Assignment.OrganisationId, one.Organisation ?? RoleStates.WholeInstallation, role?.Title ?? one.Assignment.Role, role?.Description ?? "", one.Assignment.State,
                one.Assignment.DecidedAt ?? one.Assignment.RequestedAt, one.Assignment.Reason);
        });
        return new OwnAccount(id, known.DisplayName, known.Email!, [.. own.OrderBy(role => role.State != RoleState.Active).ThenBy(role => role.Organisation, StringComparer.Ordinal).ThenBy(role => role.Title, StringComparer.Ordinal)]);
    }

    public Task RenameAsync(Guid id, string name) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var person = await context.Users.FirstAsync(known => known.Id == id);
        person.DisplayName = name;
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(id), HistoryActions.PersonRenamed, id, JsonSerializer.Serialize(new { name }, JsonSerializerOptions.Web), []);
        return true;
    });

    /// <returns>Whether they hold a role there, and so act for it now.</returns>
    public async Task<bool> ActForAsync(Guid id, Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Users
            .Where(person => person.Id == id && context.RoleAssignments.Any(held => held.PersonId == id && held.OrganisationId == organisation && held.State == RoleState.Active))
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.ActingForId, organisation)) == 1;
    }

    /// <summary>Sets another password, which ends every session that the old one began. That the person knows the old one was looked at before.</summary>
    /// <returns>The person as they are now.</returns>
    public Task<Person> ChangePasswordAsync(Guid id, string password)
    {
        // Outside the write: it takes as long as a hundred records.
        var hash = passwords.HashPassword(new Person { DisplayName = "" }, password);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var person = await context.Users.FirstAsync(known => known.Id == id);
            await SetPasswordAsync(transaction, person, hash);
            return person;
        });
    }

    internal static async Task SetPasswordAsync(RecordTransaction transaction, Person person, string hash)
    {
        (person.PasswordHash, person.SecurityStamp, person.ConcurrencyStamp) = (hash, Guid.NewGuid().ToString("n"), Guid.NewGuid().ToString());
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        await (await transaction.ContextAsync()).SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(person.Id), HistoryActions.PasswordChanged, person.Id, "{}", []);
    }
}
