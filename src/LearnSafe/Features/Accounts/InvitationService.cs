using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Invites people to a role that the inviter fixes, and lets them in.</summary>
public sealed class InvitationService(
    IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, IPasswordHasher<Person> passwords, ILookupNormalizer normalizer, RoleCatalogue roles, MailService mails, MailSettings mail,
    SiteAddress site, OrganisationTreeService trees, TimeProvider clock)
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    /// <returns>The link, to be shown where no mail leaves; null where it was mailed.</returns>
    public async Task<string?> InviteAsync(CurrentPerson inviter, string email, AskedOrganisation organisation, string role)
    {
        ArgumentNullException.ThrowIfNull(inviter);
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(organisation);
        if (!inviter.Access.ManagesPeopleAt(organisation.Id) || !organisation.Has(role)) throw new UnauthorizedAccessException("Nobody invites beyond their own scope.");
        var (address, secret) = (email.ToLowerInvariant(), OneTimeLink.NewSecret());
        var url = site.Of(AccountLinks.Invitation(secret));
        await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var link = new OneTimeLink
            {
                Kind = OneTimeLinkKind.Invitation,
                Hash = OneTimeLink.HashOf(secret),
                Email = address,
                OrganisationId = organisation.Id,
                Role = role,
                CreatedAt = transaction.Now,
                CreatedBy = inviter.Id,
                Shown = !mail.Leaves,
                ExpiresAt = transaction.Now + OpenFor,
            };
            context.OneTimeLinks.Add(link);
            await context.SaveChangesAsync();
            var (subject, body) = AccountMails.Invite(inviter.DisplayName, Title(role), organisation.Name, url);
            await mails.QueueAsync(context, address, subject, body);
            await transaction.AppendAsync(Actor.Person(inviter.Id), HistoryActions.InvitationSent, link.Id, JsonSerializer.Serialize(new RoleEntry(organisation.Code, role), JsonSerializerOptions.Web), []);
            return true;
        });
        return mail.Leaves ? null : url;
    }

    public async Task<IReadOnlyList<OpenInvitation>> OpenAsync(CurrentPerson manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        await using var context = await contexts.CreateDbContextAsync();
        var (now, where) = (clock.GetUtcNow().UtcDateTime, manager.Access.ManagesPeople());
        var (all, named) = (where.IsAll, where.Named);
        var rows = await (
            from link in context.OneTimeLinks.AsNoTracking()
            where link.Kind == OneTimeLinkKind.Invitation && link.UsedAt == null && link.RevokedAt == null && link.ExpiresAt > now && (all || named.Contains(link.OrganisationId!.Value))
            join organisation in context.Organisations on link.OrganisationId equals organisation.Id
            orderby link.CreatedAt descending
            select new { link.Id, link.Email, Organisation = organisation.Name, link.Role, link.ExpiresAt }).Take(200).ToListAsync();
        return rows.ConvertAll(row => new OpenInvitation(row.Id, row.Email, row.Organisation, Title(row.Role!), row.ExpiresAt));
    }

    /// <returns>Whether there was such an open invitation in the manager's scope.</returns>
    public Task<bool> RevokeAsync(CurrentPerson manager, Guid id) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.OneTimeLinks.FirstOrDefaultAsync(link => link.Id == id && link.Kind == OneTimeLinkKind.Invitation) is not { } found
            || !found.IsOpen(transaction.Now) || !manager.Access.ManagesPeopleAt(found.OrganisationId)) return false;
        found.RevokedAt = transaction.Now;
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(manager.Id), HistoryActions.InvitationRevoked, id, "{}", []);
        return true;
    });

    /// <summary>What a link invites to; null where it cannot be used.</summary>
    public async Task<OfferedRole?> FindAsync(string? secret)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await AccessRequestService.OpenAsync(context, OneTimeLinkKind.Invitation, secret, clock.GetUtcNow().UtcDateTime) is not { } link) return null;
        var normalized = normalizer.NormalizeEmail(link.Email);
        var organisation = await context.Organisations.AsNoTracking().FirstAsync(known => known.Id == link.OrganisationId);
        return new OfferedRole(link.Email, organisation.Name, Title(link.Role!), roles.TryFind(link.Role!, out var role) ? role.Description : "", await context.Users.AnyAsync(known => known.NormalizedEmail == normalized));
    }

    /// <summary>Lets in somebody who has no account yet.</summary>
    /// <returns>The person; null where the link cannot be used, or the address has an account.</returns>
    public Task<Person?> AcceptAsync(string? secret, string name, string password)
    {
        var hash = passwords.HashPassword(new Person { DisplayName = "" }, password);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await AccessRequestService.OpenAsync(context, OneTimeLinkKind.Invitation, secret, transaction.Now) is not { } link) return null;
            var normalized = normalizer.NormalizeEmail(link.Email);
            if (await context.Users.AnyAsync(known => known.NormalizedEmail == normalized)) return null;
            var person = RoleChanges.NewPerson(link.Email, normalized, name, hash, confirmed: !link.Shown, transaction.Now);
            context.Users.Add(person);
            await context.SaveChangesAsync();
            if (!await GiveAsync(transaction, link, person))
            {
                context.Users.Remove(person);
                await context.SaveChangesAsync();
                return null;
            }

            return person;
        });
    }

    /// <summary>Gives the role to an account that there is already.</summary>
    /// <returns>Whether the link could be used.</returns>
    public Task<bool> AcceptAsync(string? secret, Guid personId) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        return await AccessRequestService.OpenAsync(context, OneTimeLinkKind.Invitation, secret, transaction.Now) is { } link
            && await context.Users.FirstOrDefaultAsync(known => known.Id == personId) is { } person && await GiveAsync(transaction, link, person);
    });

    /// <summary>The inviter must still be one who could give the role, and cannot take it themselves.</summary>
    private async Task<bool> GiveAsync(RecordTransaction transaction, OneTimeLink link, Person person)
    {
        var context = await transaction.ContextAsync();
        if (link.CreatedBy is not { } inviterId || inviterId == person.Id || !(await AccessOfAsync(context, inviterId)).ManagesPeopleAt(link.OrganisationId)) return false;
        var place = await context.Organisations.FirstAsync(known => known.Id == link.OrganisationId);
        // A suspension is not undone by an invitation that was sent before it.
        if (await context.RoleAssignments.AnyAsync(held => held.PersonId == person.Id && held.OrganisationId == place.Id && held.Role == link.Role && held.State == RoleState.Suspended)) return false;
        link.UsedAt = transaction.Now;
        await RoleChanges.SetAsync(transaction, person.Id, place, link.Role!, RoleState.Active, Actor.Person(inviterId));
        if (await context.Users.Where(known => known.Id == inviterId).Select(known => known.Email).FirstOrDefaultAsync() is { } inviter && MailService.IsAddress(inviter))
        {
            var (subject, body) = AccountMails.Accepted(person.DisplayName, person.Email!, Title(link.Role!), place.Name);
            await mails.QueueAsync(context, inviter, subject, body);
        }

        return true;
    }

    private async Task<PersonAccess> AccessOfAsync(LearnSafeContext context, Guid person)
    {
        var held = await context.RoleAssignments.AsNoTracking().Where(known => known.PersonId == person && known.State == RoleState.Active).ToListAsync();
        return new PersonAccess([.. held.Select(one => roles.TryFind(one.Role, out var role) ? new HeldRole(role, one.OrganisationId) : null).OfType<HeldRole>()], await trees.GetAsync());
    }

    private string Title(string role) => roles.TryFind(role, out var definition) ? definition.Title : role;
}

/// <summary>An invitation that nobody has accepted yet.</summary>
public sealed record OpenInvitation(Guid Id, string Email, string Organisation, string Role, DateTime ExpiresAt);

/// <summary>What somebody is invited to.</summary>
/// <param name="HasAccount">Whether the address that was invited has an account.</param>
public sealed record OfferedRole(string Email, string Organisation, string Role, string Description, bool HasAccount);
