using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Adds people and gives them roles.</summary>
public sealed class AccountService(RecordWriter writer, IPasswordHasher<Person> passwords, ILookupNormalizer normalizer, RoleCatalogue roles)
{
    /// <summary>Makes an account for a person, with a role at an organisation.</summary>
    /// <param name="organisationCode">Null where the role is for the whole installation.</param>
    /// <param name="register">What the organisation is, where its code may not be known yet; it is registered with them, or completed where an interface key registered it by its code alone.</param>
    /// <returns>A sentence that says what is wrong; null where the person was added.</returns>
    public Task<string?> AddAsync(string email, string displayName, string password, string? organisationCode, string role, Actor actor, RegisterProvider? register = null)
    {
        // Outside the write: it takes as long as a hundred records.
        var hash = passwords.HashPassword(new Person { DisplayName = displayName }, password);
        return writer.WriteAsync<string?>(async transaction =>
        {
            var context = await transaction.ContextAsync();
            // Before anything is registered: an answer, unlike an exception, takes nothing back.
            var normalized = normalizer.NormalizeEmail(email);
            if (await context.Users.AnyAsync(known => known.NormalizedEmail == normalized)) return "That address already has an account. To give them another role, use user role.";
            if (organisationCode is not null && register is not null && roles.TryFind(role, out var asked) && asked.Scopes.Contains(RoleScope.Provider))
                await RegisterAsync(transaction, organisationCode, register, actor);
            var (place, fault) = await PlaceAsync(context, organisationCode, role, DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now)));
            if (fault is not null) return fault;
            var person = RoleChanges.NewPerson(email, normalized, displayName, hash, confirmed: true, transaction.Now);
            context.Users.Add(person);
            await GiveAsync(transaction, context, person.Id, place!, actor, HistoryActions.PersonAdded);
            return null;
        });
    }

    /// <summary>Gives somebody who has an account a role, at an organisation or for the whole installation.</summary>
    /// <returns>A sentence that says what is wrong; null where they hold the role now.</returns>
    public Task<string?> GiveRoleAsync(string email, string? organisationCode, string role, Actor actor) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var (place, fault) = await PlaceAsync(context, organisationCode, role, DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now)));
        if (fault is not null) return fault;
        var normalized = normalizer.NormalizeEmail(email);
        if (await context.Users.AsNoTracking().FirstOrDefaultAsync(known => known.NormalizedEmail == normalized) is not { } person) return $"Nobody has an account with the address {email}.";
        await GiveAsync(transaction, context, person.Id, place!, actor, HistoryActions.RoleGiven);
        return null;
    });

    private async Task<(RolePlace? Place, string? Fault)> PlaceAsync(LearnSafeContext context, string? organisationCode, string roleName, DateOnly today)
    {
        if (!roles.TryFind(roleName, out var role)) return (null, $"There is no role {roleName}. The roles are {string.Join(", ", roles.Roles.Select(known => known.Name))}.");
        if (organisationCode is null)
            return role.Scopes.Contains(RoleScope.Installation) ? (new RolePlace(role, null, null), null) : (null, $"{role.Name} is given at an organisation: say which with --organisation.");
        if (await context.Organisations.AsNoTracking().FirstOrDefaultAsync(known => known.Code == organisationCode) is not { } organisation)
            return (null, $"There is no organisation with the code {organisationCode}. To register it, say what it is with --organisation-name and --care-setting.");
        if (organisation.IsClosed(today)) return (null, $"{organisation.Name} is closed and takes no new roles.");
        return role.Scopes.Contains(organisation.Kind.Scope())
            ? (new RolePlace(role, organisation.Id, organisation.Code), null)
            : (null, $"{role.Name} cannot be given at {organisation.Name}, which is of the kind \"{organisation.Kind.Title()}\". Roles there are {string.Join(", ", roles.At(organisation.Kind.Scope()).Select(known => known.Name))}.");
    }

    private static async Task RegisterAsync(RecordTransaction transaction, string code, RegisterProvider register, Actor actor)
    {
        var context = await transaction.ContextAsync();
        var organisation = await context.Organisations.FirstOrDefaultAsync(known => known.Code == code);
        if (organisation is not null && organisation.Kind != OrganisationKind.Unknown) return;
        organisation ??= context.Organisations.Add(new Organisation { Code = code, Name = register.Name, CreatedAt = transaction.Now }).Entity;
        (organisation.Name, organisation.Kind, organisation.CareSetting) = (register.Name, OrganisationKind.Provider, register.CareSetting);
        await context.SaveChangesAsync();
        await transaction.AppendAsync(actor, HistoryActions.OrganisationAdded, organisation.Id, JsonSerializer.Serialize(new { code, register.Name }, JsonSerializerOptions.Web), []);
    }

    private static async Task GiveAsync(RecordTransaction transaction, LearnSafeContext context, Guid person, RolePlace place, Actor actor, string action)
    {
        var held = await context.RoleAssignments.FirstOrDefaultAsync(known => known.PersonId == person && known.OrganisationId == place.OrganisationId && known.Role == place.Role.Name);
        held ??= context.RoleAssignments.Add(new RoleAssignment { PersonId = person, OrganisationId = place.OrganisationId, Role = place.Role.Name, RequestedAt = transaction.Now }).Entity;
        (held.State, held.Reason, held.DecidedAt, held.DecidedBy) = (RoleState.Active, null, transaction.Now, actor.Kind == ActorKind.Person ? actor.Id : null);
        await context.SaveChangesAsync();
        await transaction.AppendAsync(actor, action, person, JsonSerializer.Serialize(new { organisation = place.OrganisationCode, role = place.Role.Name }, JsonSerializerOptions.Web), []);
    }

    private sealed record RolePlace(RoleDefinition Role, Guid? OrganisationId, string? OrganisationCode);
}

/// <summary>A provider that is registered together with its first person.</summary>
public sealed record RegisterProvider(string Name, CareSetting CareSetting);
