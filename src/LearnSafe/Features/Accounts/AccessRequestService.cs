using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Who registers and asks for access. A stranger learns nothing of who has an account: the page says the same, the same work is done, and the mail tells the owner of the address.</summary>
public sealed class AccessRequestService(
    IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, IPasswordHasher<Person> passwords, ILookupNormalizer normalizer, RoleCatalogue roles, MailService mails, SiteAddress site,
    OrganisationTreeService trees, TimeProvider clock)
{
    public static readonly TimeSpan RegistrationOpenFor = TimeSpan.FromDays(7);

    /// <summary>Mails that one address gets of its own asking in an hour; what comes beyond is answered and not sent.</summary>
    public const int MailsAnHour = 3;

    private const int MostWaiting = 10;

    private static readonly Person Nobody = new() { DisplayName = "" };

    /// <summary>The organisation with that code, and what can be asked for there; null where it is not known or closed.</summary>
    public async Task<AskedOrganisation?> OrganisationAsync(string? code)
    {
        if (OdsCode.Read(code ?? "") is not { } known) return null;
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Organisations.AsNoTracking().FirstOrDefaultAsync(organisation => organisation.Code == known) is { } found && !found.IsClosed(UkTime.Today(clock))
            ? new AskedOrganisation(found.Id, found.Code, found.Name, [.. roles.At(found.Kind.Scope())])
            : null;
    }

    /// <summary>Takes a registration in and mails the address.</summary>
    public Task RegisterAsync(string email, string name, string password, AskedOrganisation organisation, string role)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(organisation);
        var (address, hash, secret) = (email.ToLowerInvariant(), passwords.HashPassword(Nobody, password), OneTimeLink.NewSecret());
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var normalized = normalizer.NormalizeEmail(address);
            var known = await context.Users.AnyAsync(person => person.NormalizedEmail == normalized);
            var few = await IsFewAsync(context, address, transaction.Now);
            context.OneTimeLinks.Add(new OneTimeLink
            {
                Kind = known ? OneTimeLinkKind.Nothing : OneTimeLinkKind.Registration,
                Hash = OneTimeLink.HashOf(secret),
                Email = address,
                DisplayName = name,
                PasswordHash = hash,
                OrganisationId = organisation.Id,
                Role = role,
                CreatedAt = transaction.Now,
                ExpiresAt = transaction.Now + RegistrationOpenFor,
            });
            await context.SaveChangesAsync();
            var (subject, body) = known ? AccountMails.KnownAlready(site.Of(AccountLinks.SignIn), site.Of(AccountLinks.Ask)) : AccountMails.Confirm(organisation.Name, site.Of(AccountLinks.Confirm(secret)));
            if (few) await mails.QueueAsync(context, address, subject, body);
            return true;
        });
    }

    internal static async Task<bool> IsFewAsync(LearnSafeContext context, string address, DateTime now) =>
        await context.OneTimeLinks.CountAsync(link => link.Email == address && link.CreatedBy == null && link.CreatedAt > now - TimeSpan.FromHours(1)) < MailsAnHour;

    /// <summary>The registration that a link confirms; null where it cannot be used.</summary>
    public async Task<OneTimeLink?> RegistrationAsync(string? secret)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await OpenAsync(context, OneTimeLinkKind.Registration, secret, clock.GetUtcNow().UtcDateTime);
    }

    internal static async Task<OneTimeLink?> OpenAsync(LearnSafeContext context, OneTimeLinkKind kind, string? secret, DateTime now)
    {
        if (secret is not { Length: > 0 and < 100 }) return null;
        var hash = OneTimeLink.HashOf(secret);
        return await context.OneTimeLinks.FirstOrDefaultAsync(link => link.Hash == hash && link.Kind == kind) is { } found && found.IsOpen(now) ? found : null;
    }

    /// <summary>Makes the account of somebody who opened the link and knows the password they registered with: whoever registers another's address gets nothing by it.</summary>
    /// <returns>The person; null where the link cannot be used or the password is another.</returns>
    public async Task<Person?> ConfirmAsync(string? secret, string password)
    {
        if (await RegistrationAsync(secret) is not { PasswordHash: { } hash } || passwords.VerifyHashedPassword(Nobody, hash, password) == PasswordVerificationResult.Failed) return null;
        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await OpenAsync(context, OneTimeLinkKind.Registration, secret, transaction.Now) is not { } link) return null;
            var normalized = normalizer.NormalizeEmail(link.Email);
            if (await context.Users.AnyAsync(known => known.NormalizedEmail == normalized)) return null;
            var person = RoleChanges.NewPerson(link.Email, normalized, link.DisplayName!, link.PasswordHash!, confirmed: true, transaction.Now);
            context.Users.Add(person);
            link.UsedAt = transaction.Now;
            await context.SaveChangesAsync();
            await transaction.AppendAsync(Actor.Person(person.Id), HistoryActions.PersonAdded, person.Id, "{}", []);
            await AskAsync(transaction, person, await context.Organisations.FirstAsync(known => known.Id == link.OrganisationId), link.Role!);
            // Others may have registered the address too, with passwords of their own.
            await context.OneTimeLinks.Where(other => other.Email == link.Email && other.Kind == OneTimeLinkKind.Registration && other.Id != link.Id).ExecuteDeleteAsync();
            return person;
        });
    }

    /// <summary>Asks for a role at an organisation.</summary>
    /// <returns>A sentence that says why not; null where it is asked for, or given by a rule.</returns>
    public Task<string?> AskAsync(Guid personId, AskedOrganisation organisation, string role) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var person = await context.Users.FirstAsync(known => known.Id == personId);
        var held = await context.RoleAssignments.AsNoTracking().Where(known => known.PersonId == personId).ToListAsync();
        return held.Find(known => known.OrganisationId == organisation.Id && known.Role == role)?.State switch
        {
            RoleState.Active => "You hold that role there already",
            RoleState.Requested => "You have asked for that role there already, and it is waiting",
            RoleState.Suspended => "That role is suspended. Speak to the administrator there",
            _ when held.Count(known => known.State == RoleState.Requested) >= MostWaiting => $"You have {MostWaiting} requests waiting. Wait until one is decided",
            _ => await AskAsync(transaction, person, await context.Organisations.FirstAsync(known => known.Id == organisation.Id), role),
        };
    });

    private async Task<string?> AskAsync(RecordTransaction transaction, Person person, Organisation place, string role)
    {
        var context = await transaction.ContextAsync();
        if (await RoleChanges.IsByRuleAsync(context, person, place.Id, role))
        {
            await RoleChanges.SetAsync(transaction, person.Id, place, role, RoleState.Active, Actor.System, "By the rule for the domain of the email address");
            return null;
        }

        await RoleChanges.SetAsync(transaction, person.Id, place, role, RoleState.Requested, Actor.Person(person.Id));
        var title = roles.TryFind(role, out var definition) ? definition.Title : role;
        var (subject, body) = AccountMails.Waiting(person.DisplayName, title, place.Name, site.Of(AccountLinks.PersonPage(person.Id)));
        foreach (var manager in await ManagersAsync(context, place)) await mails.QueueAsync(context, manager, subject, body);
        return null;
    }

    /// <summary>Who decides there: those of the organisation, else those above it, else those of the installation.</summary>
    private async Task<IReadOnlyList<string>> ManagersAsync(LearnSafeContext context, Organisation place)
    {
        var all = roles.Roles.Where(role => role.Permissions.Contains(Permission.ManagePeople)).ToList();
        var own = all.Select(role => role.Name).ToList();
        // A network does not manage the people of its members.
        var above = all.Where(role => !role.Scopes.Contains(RoleScope.Network)).Select(role => role.Name).ToList();
        var over = (await trees.GetAsync()).Above(place.Id).Where(id => id != place.Id).ToList();
        foreach (var candidates in new[]
        {
            context.RoleAssignments.Where(held => held.OrganisationId == place.Id && own.Contains(held.Role)),
            context.RoleAssignments.Where(held => held.OrganisationId != null && over.Contains(held.OrganisationId.Value) && above.Contains(held.Role)),
            context.RoleAssignments.Where(held => held.OrganisationId == null && own.Contains(held.Role)),
        })
        {
            var found = await (from held in candidates where held.State == RoleState.Active join person in context.Users on held.PersonId equals person.Id select person.Email!).Distinct().Take(20).ToListAsync();
            if (found.Count > 0) return found.FindAll(MailService.IsAddress);
        }

        return [];
    }
}

/// <summary>An organisation where access is asked for.</summary>
/// <param name="Roles">What can be asked for there.</param>
public sealed record AskedOrganisation(Guid Id, string Code, string Name, IReadOnlyList<RoleDefinition> Roles)
{
    public bool Has(string? role) => Roles.Any(known => known.Name == role);

    /// <summary>Standard access where there is such a thing.</summary>
    public string? Standard => Has(RoleNames.Reporter) ? RoleNames.Reporter : null;
}
