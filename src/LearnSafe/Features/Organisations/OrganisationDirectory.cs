using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations;

/// <summary>An organisation by the code and name that people know it by.</summary>
public sealed record NamedOrganisation(string Code, string Name);

/// <summary>Finds the organisations that this installation knows.</summary>
public sealed class OrganisationDirectory(IDbContextFactory<LearnSafeContext> contexts)
{
    /// <summary>Those with that code, else those whose name holds every word, by name.</summary>
    public async Task<IReadOnlyList<NamedOrganisation>> SearchAsync(string typed, int most)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string[] words = [.. typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(6)];
        if (words.Length == 0) return [];
        await using var context = await contexts.CreateDbContextAsync();
        if (OdsCode.Read(typed) is { } code
            && await context.Organisations.AsNoTracking().FirstOrDefaultAsync(organisation => organisation.Code == code) is { } known)
            return [new NamedOrganisation(known.Code, known.Name)];
        var found = context.Organisations.AsNoTracking();
#pragma warning disable CA1304, CA1311, CA1862 // Written for the database, which knows no comparison types.
        foreach (var word in words.Select(word => word.ToLowerInvariant())) found = found.Where(organisation => organisation.Name.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        return await found.OrderBy(organisation => organisation.Name).Take(most).Select(organisation => new NamedOrganisation(organisation.Code, organisation.Name)).ToListAsync();
    }

    /// <summary>The names of those that are known, by code.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Count == 0) return new Dictionary<string, string>(StringComparer.Ordinal);
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Organisations.AsNoTracking().Where(organisation => codes.Contains(organisation.Code)).ToDictionaryAsync(organisation => organisation.Code, organisation => organisation.Name);
    }
}
