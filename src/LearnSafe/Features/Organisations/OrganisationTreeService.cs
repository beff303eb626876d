using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations;

/// <summary>Keeps today's tree of organisations at hand, and notices when somebody, this process or another, has changed it.</summary>
public sealed class OrganisationTreeService(IDbContextFactory<LearnSafeContext> contexts, TimeProvider clock)
{
    /// <summary>The setting that counts the changes.</summary>
    public const string Setting = "organisation-tree";

    private volatile Known? known;

    /// <param name="version">The setting's value as the caller has just read it; null where nothing was ever changed.</param>
    public async ValueTask<OrganisationTree> GetAsync(string? version)
    {
        var today = UkTime.Today(clock);
        if (known is { } present && present.Version == version && present.Tree.Day == today) return present.Tree;
        await using var context = await contexts.CreateDbContextAsync();
        var links = await context.OrganisationLinks.AsNoTracking().ToListAsync();
        var tree = new OrganisationTree(links.Select(link => new OrganisationBond(link.OrganisationId, link.ParentId, link.From, link.Until)), today);
        known = new Known(version, tree);
        return tree;
    }

    public async ValueTask<OrganisationTree> GetAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await GetAsync(await context.Settings.Where(setting => setting.Name == Setting).Select(setting => setting.Value).FirstOrDefaultAsync());
    }

    /// <summary>To be called in the transaction that changes a link, so that every process reads the tree anew.</summary>
    public static async Task ChangedAsync(LearnSafeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = Guid.NewGuid().ToString("n");
        if (await context.Settings.Where(setting => setting.Name == Setting).ExecuteUpdateAsync(set => set.SetProperty(setting => setting.Value, value)) > 0) return;
        context.Settings.Add(new InstallationSetting { Name = Setting, Value = value });
        await context.SaveChangesAsync();
    }

    private sealed record Known(string? Version, OrganisationTree Tree);
}
