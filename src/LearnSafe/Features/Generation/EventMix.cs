using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Generation;

/// <summary>How often which type of event is recorded, of a thousand, and how harm is spread.</summary>
/// <param name="NearMisses">Of a hundred incidents, those with no patient affected.</param>
/// <param name="NoHarm">Of a thousand patients of incidents; low, moderate, severe and fatal follow.</param>
public sealed record EventMix(string Name, int Incidents, int GoodCare, int Risks, int Outcomes, int NearMisses, int NoHarm, int LowHarm, int ModerateHarm, int SevereHarm, int Fatal)
{
    /// <summary>As the national statistics show them: nearly all are incidents.</summary>
    public static readonly EventMix AllSector = new("all-sector", 960, 12, 16, 12, 14, 690, 265, 36, 5, 4);

    /// <summary>As practices and pharmacies with a habit of recording have it: many near misses and good catches.</summary>
    public static readonly EventMix PrimaryCare = new("primary-care", 800, 120, 55, 25, 42, 640, 300, 50, 7, 3);

    public static IReadOnlyList<EventMix> All { get; } = [AllSector, PrimaryCare];

    internal EventType TypeOf(int thousandth) => thousandth < Incidents ? EventType.Incident
        : thousandth < Incidents + GoodCare ? EventType.GoodCare
        : thousandth < Incidents + GoodCare + Risks ? EventType.Risk : EventType.Outcome;

    /// <summary>As the code of physical harm: 5 none to 1 fatal.</summary>
    internal int HarmOf(int thousandth) => thousandth < NoHarm ? 5
        : thousandth < NoHarm + LowHarm ? 4
        : thousandth < NoHarm + LowHarm + ModerateHarm ? 3
        : thousandth < NoHarm + LowHarm + ModerateHarm + SevereHarm ? 2 : 1;
}
