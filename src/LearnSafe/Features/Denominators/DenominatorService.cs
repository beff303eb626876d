using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Denominators;

/// <summary>One provider in the list.</summary>
/// <param name="Latest">Null where nothing is known.</param>
public sealed record DenominatorRowShown(Organisation Organisation, DenominatorKind Kind, Denominator? Latest, int Count);

/// <summary>One page of the list.</summary>
/// <param name="Number">From 1.</param>
public sealed record DenominatorPageShown(IReadOnlyList<DenominatorRowShown> Rows, int Count, int Number)
{
    public const int Size = 25;

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);
}

/// <summary>Reads what records are counted against.</summary>
public sealed class DenominatorService(IDbContextFactory<LearnSafeContext> contexts, DenominatorKinds kinds, TimeProvider clock)
{
    /// <summary>The providers that the person may see it of, by name, each with its last value.</summary>
    /// <param name="setting">Null for all.</param>
    public async Task<DenominatorPageShown> ListAsync(CurrentPerson person, CareSetting? setting, int page)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (today, seen) = (UkTime.Today(clock), DenominatorAccess.Seen(person));
        await using var context = await contexts.CreateDbContextAsync();
        var providers = (await context.Organisations.AsNoTracking().Where(place => place.CareSetting != null && (setting == null || place.CareSetting == setting) && (place.ClosedOn == null || place.ClosedOn >= today)).ToListAsync())
            .FindAll(place => seen.Holds(place.Id));
        var number = Math.Clamp(page, 1, new DenominatorPageShown([], providers.Count, 1).Pages);
        var shown = providers.OrderBy(place => place.Name, StringComparer.OrdinalIgnoreCase).ThenBy(place => place.Code, StringComparer.Ordinal).Skip((number - 1) * DenominatorPageShown.Size).Take(DenominatorPageShown.Size).ToList();
        var ids = shown.ConvertAll(place => place.Id);
        var values = (await context.Denominators.AsNoTracking().Where(value => ids.Contains(value.OrganisationId)).ToListAsync()).ToLookup(value => (value.OrganisationId, value.Kind));
        return new DenominatorPageShown([.. shown.Select(place =>
        {
            var kind = kinds.Of(place.CareSetting!.Value);
            var own = values[(place.Id, kind.Name)].ToList();
            return new DenominatorRowShown(place, kind, own.MaxBy(value => value.From), own.Count);
        })], providers.Count, number);
    }

    /// <summary>Everything that is known of one provider, newest first.</summary>
    public async Task<IReadOnlyList<Denominator>> OfAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Denominators.AsNoTracking().Where(value => value.OrganisationId == organisation).OrderByDescending(value => value.From).ThenBy(value => value.Kind).ToListAsync();
    }

    /// <summary>What is known of one kind that may speak of any day of a time, by organisation.</summary>
    /// <param name="organisations">Null for all.</param>
    public async Task<ILookup<Guid, DenominatorValue>> KnownAsync(DenominatorKind kind, IReadOnlyCollection<Guid>? organisations, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var earliest = from.AddMonths(-Math.Max(kind.HoldsMonths, 3));
        await using var context = await contexts.CreateDbContextAsync();
        var found = context.Denominators.AsNoTracking().Where(value => value.Kind == kind.Name && value.From >= earliest && value.From <= to);
        // One parameter, however many there are.
        if (organisations?.ToList() is { } ids) found = found.Where(value => EF.Parameter(ids).Contains(value.OrganisationId));
        return (await found.ToListAsync()).ToLookup(value => value.OrganisationId, value => value.Known);
    }
}
