using LearnSafe.Data;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>Whose learning reaches whom today, and what leads to an organisation.</summary>
public sealed class SummaryReachService(IDbContextFactory<LearnSafeContext> contexts, OrganisationTreeService trees)
{
    /// <summary>Shorter names are words that stand in any text.</summary>
    private const int ShortestName = 4;

    public async Task<SummaryReach> GetAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        var above = await context.Organisations.AsNoTracking().Where(place => place.Kind != OrganisationKind.Provider && place.Kind != OrganisationKind.Unknown).Select(place => new { place.Id, place.Kind }).ToListAsync();
        return new SummaryReach(await trees.GetAsync(), above.ToDictionary(place => place.Id, place => place.Kind.Scope()));
    }

    /// <summary>Names that lead to an organisation: its own, its town's, and those above it.</summary>
    public async Task<IReadOnlyList<string>> OwnNamesAsync(Guid organisation)
    {
        var above = (await trees.GetAsync()).Above(organisation).ToList();
        await using var context = await contexts.CreateDbContextAsync();
        var places = await context.Organisations.AsNoTracking().Where(place => above.Contains(place.Id)).Select(place => new { place.Name, place.Town }).ToListAsync();
        var display = await context.OrganisationSettings.AsNoTracking().Where(settings => settings.OrganisationId == organisation).Select(settings => settings.DisplayName).FirstOrDefaultAsync();
        return [.. places.SelectMany(place => new[] { place.Name, place.Town }).Append(display).OfType<string>().Where(name => name.Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
