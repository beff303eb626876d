using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations;

/// <summary>An organisation by the code and name that people know it by.</summary>
public sealed record NamedOrganisation(string Code, string Name, bool Closed = false);

/// <summary>Finds the organisations that this installation knows.</summary>
public sealed class OrganisationDirectory(IDbContextFactory<LearnSafeContext> contexts, TimeProvider clock)
{
    /// <summary>Those whose code begins so or whose name holds every word, the likeliest first.</summary>
    public async Task<IReadOnlyList<NamedOrganisation>> SearchAsync(string typed, int most)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (Words(typed).Length == 0) return [];
        var today = UkTime.Today(clock);
        await using var context = await contexts.CreateDbContextAsync();
        return await Matching(context.Organisations.AsNoTracking(), typed, today).Take(most)
            .Select(organisation => new NamedOrganisation(organisation.Code, organisation.Name, organisation.ClosedOn < today)).ToListAsync();
    }

    /// <summary>The names of those that are known, by code.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Count == 0) return new Dictionary<string, string>(StringComparer.Ordinal);
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Organisations.AsNoTracking().Where(organisation => codes.Contains(organisation.Code)).ToDictionaryAsync(organisation => organisation.Code, organisation => organisation.Name);
    }

    /// <summary>The very code first, then names that begin so, then names with a word that does, then the rest; the closed last among all but the first.</summary>
    internal static IOrderedQueryable<Organisation> Matching(IQueryable<Organisation> organisations, string typed, DateOnly today)
    {
        var words = Words(typed);
        var (whole, first, code) = (string.Join(' ', words), " " + words.FirstOrDefault(), string.Concat(words).ToUpperInvariant());
#pragma warning disable CA1304, CA1311, CA1862, CA1307, CA1310 // Written for the database, which knows no comparison types.
        var named = organisations;
        foreach (var word in words) named = named.Where(organisation => organisation.Name.ToLower().Contains(word));
        var coded = organisations.Where(organisation => organisation.Code.StartsWith(code) || (organisation.Postcode != null && organisation.Postcode.Replace(" ", "").StartsWith(code)));
        return organisations.Where(organisation => named.Select(one => one.Id).Contains(organisation.Id) || coded.Select(one => one.Id).Contains(organisation.Id))
            .OrderBy(organisation => organisation.Code == code ? 0 : 1)
            .ThenBy(organisation => organisation.ClosedOn < today ? 1 : 0)
            .ThenBy(organisation => organisation.Name.ToLower().StartsWith(whole) ? 0 : (" " + organisation.Name.ToLower()).Contains(first) ? 1 : 2)
            .ThenBy(organisation => organisation.Name).ThenBy(organisation => organisation.Code);
#pragma warning restore CA1304, CA1311, CA1862, CA1307, CA1310
    }

    private static string[] Words(string typed) =>
        [.. typed.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(6)];
}
