using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;

namespace LearnSafe.Features.Insight;

/// <summary>How exactly somebody may know the numbers of a question.</summary>
public enum InsightSharpness
{
    /// <summary>They read every record of these organisations: everything, exactly.</summary>
    OwnRecords,

    /// <summary>They read the records without names: exact numbers, whole months, nothing about reporters.</summary>
    Deidentified,

    /// <summary>Totals: whole quarters that are over, each number rounded to the nearest 5, at most two things at once with one value each.</summary>
    Totals,
}

/// <summary>A question as it may be counted for a person.</summary>
/// <param name="Question">With the scope, and without what is kept from them.</param>
/// <param name="IsRounded">Whether each number is rounded before it is shown.</param>
public sealed record InsightGranted(InsightQuestion Question, InsightSharpness Sharpness, bool IsRounded);

/// <summary>What may be asked, of which organisations, and how exactly it is answered. The one place that says so: pages, files and the interface all come through here.</summary>
public static class InsightAccess
{
    /// <summary>So many things at once totals are counted by, what is filtered by included.</summary>
    public const int MostTogether = 2;

    /// <summary>The question as the person may ask it.</summary>
    /// <param name="chosen">The organisations that the question itself is about; null where it names none.</param>
    /// <param name="today">By the clock in England: a quarter that still runs gives single records away to whoever looks twice.</param>
    /// <exception cref="InsightException">What of it they may not ask.</exception>
    public static InsightGranted Grant(CurrentPerson person, InsightQuestion question, IReadOnlySet<Guid>? chosen, InsightSchema schema, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(schema);
        var counted = person.Access.Where(Permission.ReadAggregates);
        var scope = counted.IsAll ? chosen : chosen is null ? counted.Named.ToHashSet() : chosen.Where(counted.Holds).ToHashSet();
        var sharpness = SharpnessOf(person.Access, scope);
        var dimensions = question.Filters.Select(filter => filter.Dimension).Concat(question.Groupings.Select(grouping => grouping.Dimension).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        var sights = dimensions.Select(name => schema.PlaceOf(name) is >= 0 and var place ? schema.Dimensions[place].Sight : InsightSight.Open).ToList();
        if (sights.Contains(InsightSight.Reporter) && !Covers(person.Access.Where(Permission.SeeReporters), scope))
            throw new InsightException("Who reported, and how it came, is counted for those alone who may see reporters, at their own organisation.", "Who reported, and how, is told to those who may see the reporters of an organisation. Remove that to see the numbers");
        var isRounded = sharpness == InsightSharpness.Totals || sights.Contains(InsightSight.Patient);
        if (isRounded) question = AsTotals(question, dimensions, schema, sharpness, today);
        else if (sharpness == InsightSharpness.Deidentified) CheckMonths(question);
        return new InsightGranted(question with { Organisations = scope, Without = person.KeptFrom }, sharpness, isRounded);
    }

    /// <summary>The text that words are searched in: what was said where every record may be read, else released wording and nothing more.</summary>
    /// <exception cref="InsightException">The person reads neither.</exception>
    public static SearchedText TextOf(InsightGranted granted)
    {
        ArgumentNullException.ThrowIfNull(granted);
        if (granted.Sharpness == InsightSharpness.Totals) throw new InsightException("Words are searched by those alone who may read the records or their released wording. Totals are counted without words.", "Totals cannot be searched for words. Remove the words to see the numbers", "words");
        if (granted.IsRounded) throw new InsightException("Words are not searched together with what patients are: age, gender and ethnic category are counted in rounded numbers.", "Words cannot be searched for together with age, gender or ethnic category, so that nobody can be known from the numbers. Remove one of the two", "words");
        return granted.Sharpness == InsightSharpness.OwnRecords ? SearchedText.Record : SearchedText.Released;
    }

    /// <summary>Whether the records behind the numbers may be known one by one. What is rounded is not: a list would give the true number.</summary>
    public static bool MayKnowWhich(InsightGranted granted)
    {
        ArgumentNullException.ThrowIfNull(granted);
        return granted.Sharpness != InsightSharpness.Totals && !granted.IsRounded;
    }

    /// <summary>
    /// All records of like providers together, for one of them: over the last four quarters that are over, rounded, and only where at least so many others stand behind
    /// the number that none of them can be told from it.
    /// </summary>
    /// <param name="like">The providers with the person's own among them, chosen by what they are and never by the person.</param>
    /// <exception cref="InsightException">Why the person may not know it.</exception>
    public static InsightGranted GrantLike(CurrentPerson person, IReadOnlySet<Guid> like, InsightPeriod fourQuarters)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(like);
        ArgumentNullException.ThrowIfNull(fourQuarters);
        if (!like.Contains(person.OrganisationId) || !person.May(Permission.ReadRecords) || !person.May(Permission.ReadAggregates)) throw new InsightException("A provider is held against others by those who read its records.");
        if (like.Count - 1 < RecordingRates.FewestOthers) throw new InsightException($"A provider is held against others where there are at least {RecordingRates.FewestOthers}.");
        return new InsightGranted(new InsightQuestion { Organisations = like, Without = person.KeptFrom, Periods = [fourQuarters] }, InsightSharpness.Totals, IsRounded: true);
    }

    /// <summary>
    /// The care settings that totals are told apart by, of all organisations that are counted for the person: what they narrow to changes nothing, or two choices would tell what lies between them.
    /// Under an empty name those whose setting is not known.
    /// </summary>
    /// <param name="hasRecords">Whether an organisation has recorded anything: one that is no provider is there only then.</param>
    public static IReadOnlySet<string> SettingsApart(CurrentPerson person, IEnumerable<InsightPlace> places, Func<Guid, bool> hasRecords)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(hasRecords);
        var counted = person.Access.Where(Permission.ReadAggregates);
        return ToldApart.Of(
            places.Where(place => counted.Holds(place.Id) && (place.Setting is not null || hasRecords(place.Id))).GroupBy(place => place.SettingName ?? InsightQuestion.NotAnswered, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal),
            RecordingRates.FewestOthers);
    }

    /// <summary>Refuses totals of a care setting that are not told apart.</summary>
    /// <exception cref="InsightException">So few providers stand behind the number, or behind the rest, that one could be known from it.</exception>
    public static void CheckSettings(InsightQuestion question, IReadOnlySet<string> apart)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(apart);
        if (question.Filters.Where(filter => filter.Dimension == InsightAsked.Setting).SelectMany(filter => filter.Values).Any(name => !apart.Contains(name)))
            throw new InsightException($"Totals of a care setting are told where at least {RecordingRates.FewestOthers} providers stand behind them, and behind the totals of all other settings, so that no provider is known from them.");
    }

    private static InsightSharpness SharpnessOf(PersonAccess access, IReadOnlySet<Guid>? scope)
    {
        var (own, across) = (access.Where(Permission.ReadRecords), access.Where(Permission.ReadDeidentifiedRecords));
        if (Covers(own, scope)) return InsightSharpness.OwnRecords;
        return across.IsAll || own.IsAll || (scope is not null && scope.All(organisation => own.Holds(organisation) || across.Holds(organisation))) ? InsightSharpness.Deidentified : InsightSharpness.Totals;
    }

    private static bool Covers(OrganisationSet held, IReadOnlySet<Guid>? scope) => held.IsAll || (scope is not null && scope.All(held.Holds));

    /// <summary>Records are read across organisations with their months, so days narrow nothing there.</summary>
    private static void CheckMonths(InsightQuestion question)
    {
        if (question.Periods.Any(period => period.From is { Day: not 1 } || period.To?.AddDays(1) is { Day: not 1 }) || question.Groupings.Any(grouping => grouping is { Dimension: null, Unit: InsightUnit.Week or InsightUnit.Day }))
            throw new InsightException("Across organisations records are counted by whole months, quarters and years.", "Across organisations a time is whole months. Choose the months that it begins and ends with", "recorded.from");
    }

    /// <summary>Nothing in a question for totals can be moved so that two answers differ by one record.</summary>
    private static InsightQuestion AsTotals(InsightQuestion question, List<string> dimensions, InsightSchema schema, InsightSharpness sharpness, DateOnly today)
    {
        if (question.Span is not null) throw new InsightException("Days between two days are measured for those alone who may read the records, and not by what patients are.", "How long things took is told to those who may read the records");
        if (sharpness == InsightSharpness.Totals && dimensions.Exists(name => schema.PlaceOf(name) is >= 0 and var place && schema.Dimensions[place].NamesOrganisations)) throw new InsightException("Single organisations are counted for those alone who may read their records.", "The numbers of a single organisation are for those who may read its records. Remove the organisation to see the totals", "any.organisation");
        if (dimensions.Count(dimension => dimension != InsightSchema.Organisation) > MostTogether) throw new InsightException($"Totals are counted by {MostTogether} things at once at most, what is filtered by included.", $"In rounded numbers, {MostTogether} things at most can be chosen at once, so that nobody can be known from them. Remove one");
        if (question.Filters.Any(filter => filter.Dimension != InsightSchema.Organisation && filter is not { Match: InsightMatch.AnyOf, Values.Count: 1 })) throw new InsightException("Totals are filtered by one value of a thing.", "In rounded numbers, one answer to each question can be chosen, so that nobody can be known from them. Remove what was chosen, and choose one");
        if (question.Groupings.Any(grouping => grouping.Dimension is null && grouping is not { Day: InsightDay.Recorded, Unit: InsightUnit.Quarter or InsightUnit.Year })) throw new InsightException("Totals are counted by quarters or years of recording.", "Rounded numbers are counted by quarters or years of recording");
        if (question.Periods.Any(period => period.Day != InsightDay.Recorded) || question.Lacking.Count > 0) throw new InsightException("Totals are counted for a time of recording.", "For rounded numbers, only the time of recording can be chosen. Remove what is chosen of other times");
        var period = (question.Periods is [var asked, ..] ? asked : null) ?? new InsightPeriod(InsightDay.Recorded, null, null);
        var over = InsightTime.FirstDay(InsightTime.Of(today, InsightUnit.Quarter), InsightUnit.Quarter).AddDays(-1);
        if (period.From is { } from && !BeginsQuarter(from)) throw new InsightException("Totals are counted for whole quarters: recorded.from must begin one, as in 2026-Q2.", "Rounded numbers are of whole quarters. Choose the quarter that the time begins with, such as April to June", "recorded.from");
        if (period.To is { } to && !BeginsQuarter(to.AddDays(1))) throw new InsightException("Totals are counted for whole quarters: recorded.to must end one, as in 2026-Q2.", "Rounded numbers are of whole quarters. Choose the quarter that the time ends with, such as April to June", "recorded.to");
        return question with { Periods = [period with { To = period.To < over ? period.To : over }] };
    }

    private static bool BeginsQuarter(DateOnly day) => day is { Day: 1, Month: 1 or 4 or 7 or 10 };
}
