using System.Collections.Frozen;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Insight;

/// <summary>The days of a record that can be filtered by, grouped by, or measured between.</summary>
public enum InsightDay
{
    /// <summary>The first day of what is known of when it happened.</summary>
    Occurred,

    /// <summary>The day it was recorded, by the clock in England.</summary>
    Recorded,

    /// <summary>The day its review was finished; none where it is not.</summary>
    Reviewed,

    /// <summary>The day its reporter could read what was learned; none where they cannot.</summary>
    Feedback,
}

/// <summary>How freely a dimension may be asked about (rule: totals by what patients are are rounded for everybody; who reported is for the recording organisation alone).</summary>
public enum InsightSight
{
    Open,

    /// <summary>What a patient is: age, gender, ethnic category.</summary>
    Patient,

    /// <summary>Who reported and how it came.</summary>
    Reporter,
}

/// <summary>Something coded of each record: none, one or several values.</summary>
/// <param name="NamesOrganisations">Whether its codes are organisations: the one that recorded, or one that was involved.</param>
public sealed record InsightDimension(string Name, InsightSight Sight, bool NamesOrganisations = false);

/// <summary>What is kept of each record, in the order of the columns: what the record's row says, then every coded question of every taxonomy version by name.</summary>
public sealed class InsightSchema
{
    public const string Organisation = "organisation";
    public const string Type = "type";
    public const string Version = "version";

    /// <summary>Worst over the patients on the combined scale, 1 fatal to 5 none.</summary>
    public const string Harm = "harm";

    /// <summary>Worst over the patients, 1 fatal to 5 none.</summary>
    public const string PhysicalHarm = "physical-harm";

    /// <summary>Worst over the patients, 1 severe to 4 none.</summary>
    public const string PsychologicalHarm = "psychological-harm";

    /// <summary>How exactly it is known when it happened: <c>day</c>, <c>month</c>, <c>year</c>.</summary>
    public const string DateKnown = "date-known";

    /// <summary>How many patients were affected.</summary>
    public const string Patients = "patients";

    /// <summary>Ages of the patients in bands, as their place in <see cref="AgeBands.All"/>.</summary>
    public const string AgeBand = "AgeBand";

    /// <summary>How many days are kept of each record.</summary>
    public const int Days = 4;

    private readonly FrozenDictionary<string, int> places;

    private InsightSchema(IReadOnlyList<InsightDimension> dimensions)
    {
        Dimensions = dimensions;
        places = dimensions.Select((dimension, place) => (dimension.Name, place)).ToFrozenDictionary(one => one.Name, one => one.place, StringComparer.Ordinal);
    }

    public IReadOnlyList<InsightDimension> Dimensions { get; }

    /// <summary>The schema for the taxonomies that an installation knows.</summary>
    public static InsightSchema Of(IEnumerable<Taxonomy> taxonomies)
    {
        ArgumentNullException.ThrowIfNull(taxonomies);
        var coded = taxonomies.SelectMany(taxonomy => taxonomy.Sections).SelectMany(section => section.Elements)
            .Where(element => element.Type is AnswerType.Code or AnswerType.Boolean)
            .GroupBy(element => element.Name, StringComparer.Ordinal)
            .Select(same => new InsightDimension(same.Key, SightOf(same.Key, same.Any(element => Deidentified.Of(element) == SeenAcross.Never)), same.Any(element => element.CodeSystem?.AcceptsOdsCodes == true)));
        InsightDimension[] fixedOnes =
        [
            .. ((string[])[Organisation, Type, Version, Harm, PhysicalHarm, PsychologicalHarm, DateKnown, Patients]).Select(name => new InsightDimension(name, InsightSight.Open, name == Organisation)),
            new InsightDimension(AgeBand, InsightSight.Patient),
        ];
        return new InsightSchema([.. fixedOnes, .. coded.OrderBy(dimension => dimension.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The column of a dimension; -1 where there is none of that name.</summary>
    public int PlaceOf(string name) => places.TryGetValue(name, out var place) ? place : -1;

    internal FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByName => places.GetAlternateLookup<ReadOnlySpan<char>>();

    private static InsightSight SightOf(string name, bool never) =>
        Deidentified.IsAboutPatient(name) ? InsightSight.Patient : never ? InsightSight.Reporter : InsightSight.Open;
}
