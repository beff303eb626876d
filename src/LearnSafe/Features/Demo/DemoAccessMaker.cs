using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>Makes what an administrator of the demo finds to decide. Nobody is mailed: the addresses are invented.</summary>
internal sealed class DemoAccessMaker(
    DemoAccess access, string password, IPasswordHasher<Person> passwords, DateOnly today, Dictionary<string, Guid> organisations, Dictionary<string, Guid> people)
{
    public async Task<int> MakeAsync(RecordTransaction transaction)
    {
        var context = await transaction.ContextAsync();
        foreach (var role in access.Roles) await AddAsync(transaction, context, role);
        foreach (var invitation in access.Invitations)
        {
            var at = At(invitation.DaysAgo);
            context.OneTimeLinks.Add(new OneTimeLink
            {
                Kind = OneTimeLinkKind.Invitation,
                // Nobody knows what opens it.
                Hash = OneTimeLink.HashOf(OneTimeLink.NewSecret()),
                Email = invitation.Email,
                OrganisationId = organisations[invitation.Organisation],
                Role = invitation.Role,
                CreatedAt = at,
                CreatedBy = people[invitation.By],
                ExpiresAt = at + InvitationService.OpenFor,
            });
        }

        foreach (var domain in access.Domains)
            context.EmailDomainRules.Add(new EmailDomainRule { Domain = domain.Domain, OrganisationId = domain.Organisation is null ? null : organisations[domain.Organisation], CreatedAt = transaction.Now, CreatedBy = people[domain.By] });
        return await context.SaveChangesAsync();
    }

    private async Task AddAsync(RecordTransaction transaction, LearnSafeContext context, DemoRole role)
    {
        var (at, decided) = (At(role.DaysAgo), role.State != RoleState.Requested);
        if (!people.TryGetValue(role.Email, out var person)) person = people[role.Email] = await AddPersonAsync(context, role, at);
        var organisation = organisations[role.Organisation];
        var held = await context.RoleAssignments.FirstOrDefaultAsync(known => known.PersonId == person && known.OrganisationId == organisation && known.Role == role.Role)
            ?? context.RoleAssignments.Add(new RoleAssignment { PersonId = person, OrganisationId = organisation, Role = role.Role, RequestedAt = at }).Entity;
        var by = role.By is null ? (Guid?)null : people[role.By];
        (held.State, held.Reason, held.DecidedAt, held.DecidedBy) = (role.State, role.Reason, decided ? at : null, by);
        await context.SaveChangesAsync();
        var action = role.State switch { RoleState.Requested => HistoryActions.RoleAskedFor, RoleState.Suspended => HistoryActions.RoleSuspended, _ => HistoryActions.RoleGiven };
        await transaction.AppendAsync(by is { } decider ? Actor.Person(decider) : Actor.Person(person), action, person, JsonSerializer.Serialize(new { role.Organisation, role.Role, role.Reason }, JsonSerializerOptions.Web), []);
    }

    private async Task<Guid> AddPersonAsync(LearnSafeContext context, DemoRole role, DateTime at)
    {
        var person = NewPerson(role.Email, role.Name!, passwords.HashPassword(new Person { DisplayName = role.Name! }, password), at);
        context.Users.Add(person);
        await context.SaveChangesAsync();
        return person.Id;
    }

    internal static Person NewPerson(string email, string name, string hash, DateTime at) => new()
    {
        DisplayName = name,
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("n"),
        CreatedAt = at,
        PasswordHash = hash,
    };

    private DateTime At(int daysAgo) => today.AddDays(-daysAgo).ToDateTime(new TimeOnly(9, 20), DateTimeKind.Utc);
}
