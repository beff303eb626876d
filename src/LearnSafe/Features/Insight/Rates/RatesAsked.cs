using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Shared;

namespace LearnSafe.Features.Insight.Rates;

/// <summary>A provider that the reader may choose.</summary>
public sealed record RatePlace(Guid Id, string Code, string Name, CareSetting Setting)
{
    /// <summary>Two providers of one name are told apart by their codes.</summary>
    public string Title { get; init; } = Name;

    /// <summary>Its first day; null where it is not known.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>Its last; null where it is still there.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>What it did, or had, while it was open; 0 where it was not, null where that is not known.</summary>
    public double? Exposure(DenominatorKind kind, IEnumerable<DenominatorValue> values, DateOnly from, DateOnly to) => DenominatorPeriods.WhileOpen(kind, values, from, to, OpenedOn, ClosedOn);
}

/// <summary>One provider in the table beside the funnel.</summary>
/// <param name="Exposure">Null where it is not known for the whole time.</param>
/// <param name="Signal">In words; null where it lies within the limits or is not measured.</param>
public sealed record RateRow(RatePlace Place, long Records, double? Exposure, string? Signal);

/// <summary>How much is recorded beside how much is done, for one reader.</summary>
/// <param name="Of">Whose the charts over time are.</param>
/// <param name="Quarters">Oldest first.</param>
/// <param name="GoodCare">The same quarters, good care alone.</param>
/// <param name="Partly">Quarters of which some providers' denominators are not known, with how many are: these providers' records are left out too.</param>
/// <param name="Rounded">Whether numbers are rounded to the nearest 5.</param>
public sealed record RatesOverTime(
    DenominatorKind Kind, string Of, IReadOnlyList<RateQuarter> Quarters, IReadOnlyList<RateQuarter> GoodCare, IReadOnlyList<(Quarter Quarter, int Known, int All)> Partly, ControlChart? Chart, bool Rounded);

/// <summary>Like providers beside one another.</summary>
/// <param name="Rows">By name; empty where the others are not shown.</param>
/// <param name="Chart">Null where too little is known.</param>
/// <param name="WhyNot">A sentence that says why there is no chart.</param>
/// <param name="Others">How many others stand behind the limits, where their points are not shown.</param>
public sealed record RatesBetween(IReadOnlyList<RateRow> Rows, FunnelChart? Chart, string? WhyNot, int? Others);
