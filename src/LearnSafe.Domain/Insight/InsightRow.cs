using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Insight;

/// <summary>What of a record is read into the snapshot, apart from its answers.</summary>
/// <param name="OccurredPrecision">10 characters known (day), 7 (month), 4 (year), 0 where nothing is known.</param>
/// <param name="RecordedOn">Days by the clock in England.</param>
public sealed record InsightRecord(
    Guid Id, Guid Organisation, EventType Type, int TaxonomyVersion, int? Harm, int? PhysicalHarm, int? PsychologicalHarm, int PatientCount,
    DateOnly? OccurredOn, int OccurredPrecision, DateOnly RecordedOn, DateOnly? ReviewedOn, DateOnly? FeedbackOn);

/// <summary>A record in the numbers of the dictionaries. Made again and again in the same place.</summary>
internal sealed class InsightRow
{
    public Guid Id { get; set; }

    /// <summary>Dimension and set, for each dimension that is answered, once.</summary>
    public List<(int Dimension, int Set)> Sets { get; } = [];

    /// <summary>By <see cref="InsightDay"/>.</summary>
    public int[] Days { get; } = new int[InsightSchema.Days];
}
