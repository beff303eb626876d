using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Totals;
using LearnSafe.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Culture.JustCulture;

/// <summary>How often each role used the guide, by quarter: a count for each of the quarters.</summary>
public sealed record UsesOfRole(string Role, IReadOnlyList<int> Counts);

/// <summary>Counts uses of the just culture guide. No entry in the history: that would name a person.</summary>
public sealed class JustCultureUses(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, RoleCatalogue roles, TimeProvider clock)
{
    private const int Quarters = 5;

    public Task CountAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var role = person.Access.Roles.First(held => held.Role.Permissions.Contains(Permission.UseJustCulture)).Role.Name;
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var day = DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now));
            var added = await context.JustCultureUses.Where(use => use.OrganisationId == person.OrganisationId && use.Day == day && use.Role == role).ExecuteUpdateAsync(set => set.SetProperty(use => use.Count, use => use.Count + 1));
            if (added > 0) return added;
            context.JustCultureUses.Add(new JustCultureUse { OrganisationId = person.OrganisationId, Day = day, Role = role, Count = 1 });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            return 1;
        });
    }

    /// <summary>The running quarter and those before it, the last first, and what each role did in them at the person's organisations.</summary>
    public async Task<(IReadOnlyList<Quarter> Quarters, IReadOnlyList<UsesOfRole> Roles)> OfAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (scope, quarters) = (person.Access.Where(Permission.UseJustCulture), Quarter.Before(UkTime.Today(clock).AddMonths(3), Quarters));
        var from = quarters[^1].FirstDay;
        await using var context = await contexts.CreateDbContextAsync();
        var uses = context.JustCultureUses.AsNoTracking().Where(use => use.Day >= from);
        if (!scope.IsAll) uses = uses.Where(use => scope.Named.Contains(use.OrganisationId));
        var counted = await uses.GroupBy(use => new { use.Role, use.Day }).Select(group => new { group.Key.Role, group.Key.Day, Count = group.Sum(use => use.Count) }).ToListAsync();
        return (quarters,
        [
            .. counted.GroupBy(use => use.Role, StringComparer.Ordinal).OrderBy(role => role.Key, StringComparer.Ordinal).Select(role => new UsesOfRole(
                roles.TryFind(role.Key, out var known) ? known.Title : role.Key,
                [.. quarters.Select(quarter => role.Where(use => use.Day >= quarter.FirstDay && use.Day < quarter.FirstDay.AddMonths(3)).Sum(use => use.Count))])),
        ]);
    }
}
