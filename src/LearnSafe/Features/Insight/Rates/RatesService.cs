using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight.Rates;

/// <summary>
/// Rates of recording. What is counted comes from <see cref="InsightService"/>, so that nobody sees a number here that they could not ask for; what it is held against is what was imported.
/// </summary>
public sealed class RatesService(IDbContextFactory<LearnSafeContext> contexts, InsightService insight, DenominatorService denominators, DenominatorKinds kinds, OrganisationTreeService trees, TimeProvider clock)
{
    private const int QuartersShown = 12;
    private const int QuartersOfYear = 4;
    private const string NotApart = "";
    private const long KeptFor = 10_000;

    private volatile KeptPlaces? kept;

    /// <summary>"October 2025 to September 2026": the four quarters that are over.</summary>
    public string Year => Span(Quarter.Before(UkTime.Today(clock), QuartersOfYear));

    /// <summary>Whether numbers of single providers beyond their own are for this reader.</summary>
    public static bool ReadsAcross(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.ReadDeidentifiedRecords);
    }

    /// <summary>The providers whose single numbers the reader may see, by name: their own, or those that they read records of without names.</summary>
    public async Task<IReadOnlyList<RatePlace>> PlacesAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var counted = person.Access.Where(Permission.ReadAggregates);
        var (own, across) = (person.Access.Where(Permission.ReadRecords), person.Access.Where(Permission.ReadDeidentifiedRecords));
        var readsAcross = ReadsAcross(person);
        return [.. (await ProvidersOfYearAsync()).Where(place => counted.Holds(place.Id) && (readsAcross ? across.Holds(place.Id) : place.Id == person.OrganisationId && own.Holds(place.Id)))];
    }

    /// <summary>The care settings of which there is anything to see, in the usual order.</summary>
    public async Task<IReadOnlyList<CareSetting>> SettingsAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var counted = person.Access.Where(Permission.ReadAggregates);
        var known = (await ProvidersOfYearAsync()).Where(place => counted.Holds(place.Id)).Select(place => place.Setting).ToHashSet();
        // Single providers are no totals, and whoever reads across organisations sees them all.
        var apart = ReadsAcross(person) || person.May(Permission.ReadRecords) || !insight.IsReady ? null : await insight.SettingsApartAsync(person);
        return [.. CareSettings.All.Where(setting => known.Contains(setting) && apart?.Contains(InsightPlace.NameOf(setting)) != false)];
    }

    /// <summary>One provider quarter by quarter, or all of a care setting that are counted for the reader, together.</summary>
    /// <param name="one">Null for all together.</param>
    /// <exception cref="InsightException">Why it cannot be counted.</exception>
    public async Task<RatesOverTime> OverTimeAsync(CurrentPerson person, CareSetting setting, RatePlace? one, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        var kind = kinds.Of(setting);
        var quarters = Quarter.Before(UkTime.Today(clock), QuartersShown).Reverse().ToList();
        var counted = person.Access.Where(Permission.ReadAggregates);
        // Totals alone tell no organisation apart.
        var apart = one is not null || ReadsAcross(person);
        var across = person.Access.Where(Permission.ReadDeidentifiedRecords);
        // Those that closed meanwhile recorded while they were open, so what they did then is counted against as well.
        List<RatePlace> places = one is not null ? [one] : (await ProvidersAsync()).FindAll(place => place.Setting == setting && counted.Holds(place.Id) && (!apart || across.Holds(place.Id)));
        var known = await denominators.KnownAsync(kind, places.ConvertAll(place => place.Id), quarters[0].FirstDay, quarters[^1].LastDay);
        var (records, rounded) = await CountsAsync(person, setting, apart ? places : null, quarters, null, cancellation);
        var (goodCare, _) = await CountsAsync(person, setting, apart ? places : null, quarters, EventType.GoodCare, cancellation);
        List<(Quarter, int, int)> partly = [];
        var all = quarters.ConvertAll(quarter =>
        {
            var measured = places.ConvertAll(place => (place.Code, Exposure: place.Exposure(kind, known[place.Id], quarter.FirstDay, quarter.LastDay))).FindAll(place => place.Exposure is not 0);
            var usable = measured.FindAll(place => place.Exposure is not null);
            // Rounded totals cannot leave providers out, so there it is all of them or none.
            if (usable.Count == 0 || (!apart && usable.Count < measured.Count)) return new Measured(quarter.FirstDay, [], null);
            if (usable.Count < measured.Count) partly.Add((quarter, usable.Count, measured.Count));
            return new Measured(quarter.FirstDay, apart ? usable.Select(place => place.Code).ToHashSet(StringComparer.Ordinal) : [NotApart], usable.Sum(place => place.Exposure));
        });
        // What lies before the first that is known is nothing to look at.
        all = [.. all.SkipWhile(quarter => quarter.Exposure is null)];
        var points = all.ConvertAll(quarter => quarter.Of(records));
        var of = one?.Title ?? $"{setting.Title()}, all together";
        return new RatesOverTime(kind, of, points, all.ConvertAll(quarter => quarter.Of(goodCare)), partly, Calculated(() => RecordingRates.OverTime(kind, "Records", $"{of}, {Span([.. quarters.TakeLast(Math.Max(1, points.Count))])}", points)), rounded);
    }

    /// <summary>Like providers beside one another over the last four quarters: with their names for who reads across organisations, and as limits alone for a provider.</summary>
    /// <param name="marked">The provider that is looked at; null where none is.</param>
    /// <returns>Null for who sees totals alone.</returns>
    /// <exception cref="InsightException">Why it cannot be counted.</exception>
    public async Task<RatesBetween?> BetweenAsync(CurrentPerson person, CareSetting setting, RatePlace? marked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (ReadsAcross(person)) return await AcrossAsync(person, setting, marked, cancellation);
        return marked is null ? null : await AgainstOthersAsync(person, marked, cancellation);
    }

    private async Task<RatesBetween> AcrossAsync(CurrentPerson person, CareSetting setting, RatePlace? marked, CancellationToken cancellation)
    {
        var kind = kinds.Of(setting);
        var year = Quarter.Before(UkTime.Today(clock), QuartersOfYear);
        var places = (await PlacesAsync(person)).Where(place => place.Setting == setting).ToList();
        var known = await denominators.KnownAsync(kind, places.ConvertAll(place => place.Id), year[^1].FirstDay, year[0].LastDay);
        var (counts, _) = await CountsAsync(person, setting, places, [.. year.Reverse()], null, cancellation);
        var byCode = counts.GroupBy(count => count.Key.Organisation, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);
        var rows = places.ConvertAll(place => new RateRow(place, byCode.GetValueOrDefault(place.Code), place.Exposure(kind, known[place.Id], year[^1].FirstDay, year[0].LastDay) is > 0 and var exposure ? exposure : null, null));
        var measured = rows.FindAll(row => row.Exposure is not null);
        var chart = Calculated(() => RecordingRates.Between(kind, Year, measured.ConvertAll(row => new RateUnit(row.Place.Title, row.Records, row.Exposure!.Value)), marked?.Title));
        var signals = chart?.Units.Zip(measured).ToDictionary(pair => pair.Second.Place.Id, pair => Signal(pair.First.Significance)) ?? [];
        return new RatesBetween(
            rows.ConvertAll(row => row with { Signal = signals.GetValueOrDefault(row.Place.Id) }), chart,
            chart is null ? $"A funnel needs two {setting.Title().ToLowerInvariant()} providers whose {kind.Unit} are known for the whole time, and something recorded." : null, null);
    }

    private async Task<RatesBetween> AgainstOthersAsync(CurrentPerson person, RatePlace own, CancellationToken cancellation)
    {
        var kind = kinds.Of(own.Setting);
        var year = Quarter.Before(UkTime.Today(clock), QuartersOfYear);
        RatesBetween No(string why) => new([], null, why, null);
        var tree = await trees.GetAsync();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var boards = await context.Organisations.AsNoTracking().Where(place => place.Kind == OrganisationKind.IntegratedCareBoard).Select(place => place.Id).ToListAsync(cancellation);
        var above = tree.Above(own.Id);
        var area = boards.Where(above.Contains).SelectMany(tree.Within).ToHashSet();
        if (area.Count == 0) return No("Your organisation belongs to no integrated care board that LearnSafe knows, so there is nobody to compare it with.");
        var places = (await ProvidersOfYearAsync()).FindAll(place => place.Setting == own.Setting && area.Contains(place.Id));
        var known = await denominators.KnownAsync(kind, places.ConvertAll(place => place.Id), year[^1].FirstDay, year[0].LastDay);
        var measured = places.Select(place => (place.Id, Exposure: place.Exposure(kind, known[place.Id], year[^1].FirstDay, year[0].LastDay))).Where(place => place.Exposure > 0).ToList();
        if (measured.Find(place => place.Id == own.Id).Exposure is not { } exposure) return No($"Your {kind.Unit} are not known for the whole time, so your records cannot be held against them.");
        if (measured.Count - 1 < RecordingRates.FewestOthers) return No($"Limits are shown where at least {RecordingRates.FewestOthers} other providers of your kind in your integrated care board can be measured, so that nobody is known from them. There are {measured.Count - 1}.");
        var together = insight.CountLike(person, measured.Select(place => place.Id).ToHashSet(), cancellation);
        var (counts, _) = await CountsAsync(person, own.Setting, [own], [.. year.Reverse()], null, cancellation);
        var chart = Calculated(() => RecordingRates.AgainstOthers(kind, $"{own.Title} within limits of like providers, {Year}", new RateUnit(own.Title, counts.Values.Sum(), exposure), together, measured.Sum(place => place.Exposure!.Value)));
        return new RatesBetween([], chart, chart is null ? "Too little was recorded to compare with." : null, measured.Count - 1);
    }

    /// <summary>Records by the first day of their quarter and the organisation's code.</summary>
    /// <param name="places">Null to count a whole care setting without telling organisations apart.</param>
    private async Task<(Dictionary<(DateOnly Quarter, string Organisation), long> Counts, bool Rounded)> CountsAsync(
        CurrentPerson person, CareSetting setting, List<RatePlace>? places, IReadOnlyList<Quarter> quarters, EventType? type, CancellationToken cancellation)
    {
        if (places is { Count: 0 }) return ([], false);
        List<InsightFilter> filters = [places is null ? new(InsightAsked.Setting, InsightMatch.AnyOf, [InsightPlace.NameOf(setting)]) : new(InsightSchema.Organisation, InsightMatch.AnyOf, places.ConvertAll(place => place.Code))];
        if (type is { } only) filters.Add(new(InsightSchema.Type, InsightMatch.AnyOf, [only.Slug()]));
        InsightGrouping byQuarter = new(null, InsightDay.Recorded, InsightUnit.Quarter);
        var result = await insight.AnswerAsync(person, new InsightAsked(
            new InsightQuestion
            {
                Filters = filters,
                Periods = [new InsightPeriod(InsightDay.Recorded, quarters[0].FirstDay, quarters[^1].LastDay)],
                Groupings = places is null ? [byQuarter] : [byQuarter, new(InsightSchema.Organisation)],
            }, null), cancellation);
        Dictionary<(DateOnly, string), long> counts = [];
        foreach (var (key, row) in result.Axes[0].Keys.Zip(result.Rows))
        {
            if (InsightDate.Parse(key.Code) is not { } quarter) continue;
            for (var place = 0; place < row.Count; place++)
            {
                if (row[place] is { } cell) counts[(quarter.First, places is null ? NotApart : result.Axes[1].Keys[place].Code)] = cell.Count;
            }
        }

        return (counts, result.Granted.IsRounded);
    }

    /// <summary>Those that may be chosen and compared: one that closed is there until its last records fall out of the year.</summary>
    private async Task<List<RatePlace>> ProvidersOfYearAsync()
    {
        var since = Quarter.Before(UkTime.Today(clock), QuartersOfYear)[^1].FirstDay;
        return (await ProvidersAsync()).FindAll(place => place.ClosedOn is null || place.ClosedOn >= since);
    }

    /// <summary>All providers of the time that is shown by name, kept for a few seconds: a page asks for them several times.</summary>
    private async Task<List<RatePlace>> ProvidersAsync()
    {
        if (kept is { } present && Environment.TickCount64 - present.At < KeptFor) return present.Places;
        var since = Quarter.Before(UkTime.Today(clock), QuartersShown)[^1].FirstDay;
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.Organisations.AsNoTracking().Where(place => place.CareSetting != null && (place.ClosedOn == null || place.ClosedOn >= since))
            .Select(place => new RatePlace(place.Id, place.Code, place.Name, place.CareSetting!.Value) { OpenedOn = place.OpenedOn, ClosedOn = place.ClosedOn }).ToListAsync();
        var twice = found.GroupBy(place => place.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        kept = new KeptPlaces([.. found.Select(place => twice.Contains(place.Name) ? place with { Title = $"{place.Name} ({place.Code})" } : place).OrderBy(place => place.Title, StringComparer.OrdinalIgnoreCase)], Environment.TickCount64);
        return kept.Places;
    }

    private static T? Calculated<T>(Func<T?> chart)
        where T : ChartResult
    {
        try
        {
            return chart();
        }
        catch (ChartException fault)
        {
            throw new InsightException($"The chart cannot be calculated: {fault.Message}", fault);
        }
    }

    /// <summary>From the first to the last of quarters in any order.</summary>
    private static string Span(IReadOnlyList<Quarter> quarters) =>
        $"{quarters.MinBy(quarter => quarter.FirstDay).FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture)} to {quarters.MaxBy(quarter => quarter.FirstDay).LastDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}";

    private static string? Signal(string significance) => significance switch
    {
        "High (0.001)" => "More than chance explains (outside 99.8%)",
        "High (0.025)" => "More than chance explains (outside 95%)",
        "Low (0.001)" => "Fewer than chance explains (outside 99.8%)",
        "Low (0.025)" => "Fewer than chance explains (outside 95%)",
        _ => null,
    };

    private sealed record KeptPlaces(List<RatePlace> Places, long At);

    /// <summary>A quarter with the providers whose denominators are known for it.</summary>
    private sealed record Measured(DateOnly FirstDay, HashSet<string> Codes, double? Exposure)
    {
        public RateQuarter Of(Dictionary<(DateOnly Quarter, string Organisation), long> counts) => new(FirstDay, Codes.Sum(code => counts.GetValueOrDefault((FirstDay, code))), Exposure);
    }
}
