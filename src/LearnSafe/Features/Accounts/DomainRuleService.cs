using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Domains whose confirmed addresses get standard access by themselves.</summary>
public sealed class DomainRuleService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<DomainRuleRow>> ListAsync(CurrentPerson manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        var where = manager.Access.ManagesPeople();
        var (all, named) = (where.IsAll, where.Named);
        await using var context = await contexts.CreateDbContextAsync();
        return await (
            from rule in context.EmailDomainRules.AsNoTracking()
            where all || (rule.OrganisationId != null && named.Contains(rule.OrganisationId.Value))
            join organisation in context.Organisations on rule.OrganisationId equals organisation.Id into places
            from place in places.DefaultIfEmpty()
            orderby rule.Domain
            select new DomainRuleRow(rule.Id, rule.Domain, place == null ? RoleStates.WholeInstallation : place.Name)).Take(Most).ToListAsync();
    }

    /// <param name="organisation">Null for every organisation of the installation.</param>
    /// <returns>A sentence that says why not; null where the rule holds now.</returns>
    public Task<string?> AddAsync(CurrentPerson manager, string domain, AskedOrganisation? organisation)
    {
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(domain);
        var lower = domain.Trim().TrimStart('@').ToLowerInvariant();
        if (Uri.CheckHostName(lower) != UriHostNameType.Dns || !lower.Contains('.', StringComparison.Ordinal) || lower.Length > 200 || lower.EndsWith('.')) return Task.FromResult<string?>("Enter a domain, like larkmere.example");
        if (PublicMailDomains.Contains(lower)) return Task.FromResult<string?>("Anybody can have an address there. Enter a domain that only your staff have");
        if (!manager.Access.ManagesPeopleAt(organisation?.Id)) throw new UnauthorizedAccessException("Nobody makes rules beyond their own scope.");
        if (organisation is { Standard: null }) return Task.FromResult<string?>("There is no standard access at that organisation");
        return writer.WriteAsync<string?>(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var at = organisation?.Id;
            if (await context.EmailDomainRules.AnyAsync(rule => rule.Domain == lower && rule.OrganisationId == at)) return "That domain is in the list already";
            var row = context.EmailDomainRules.Add(new EmailDomainRule { Domain = lower, OrganisationId = at, CreatedAt = transaction.Now, CreatedBy = manager.Id }).Entity;
            await context.SaveChangesAsync();
            await transaction.AppendAsync(Actor.Person(manager.Id), HistoryActions.DomainRuleAdded, row.Id, Content(lower, organisation?.Code), []);
            return null;
        });
    }

    /// <returns>Whether there was such a rule in the manager's scope.</returns>
    public Task<bool> RemoveAsync(CurrentPerson manager, Guid id) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.EmailDomainRules.FirstOrDefaultAsync(known => known.Id == id) is not { } rule || !manager.Access.ManagesPeopleAt(rule.OrganisationId)) return false;
        context.EmailDomainRules.Remove(rule);
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(manager.Id), HistoryActions.DomainRuleRemoved, id, Content(rule.Domain, null), []);
        return true;
    });

    private static string Content(string domain, string? organisation) => JsonSerializer.Serialize(new { domain, organisation }, JsonSerializerOptions.Web);
}

/// <summary>A domain and where its addresses get standard access.</summary>
public sealed record DomainRuleRow(Guid Id, string Domain, string Organisation);
