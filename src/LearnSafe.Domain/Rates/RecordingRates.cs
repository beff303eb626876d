using System.Globalization;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Rates;

/// <summary>How much a provider, or several together, recorded in a quarter.</summary>
/// <param name="Exposure">What there was to count against; null where it is not known.</param>
public sealed record RateQuarter(DateOnly FirstDay, long Records, double? Exposure);

/// <summary>How much one provider recorded in a year.</summary>
/// <param name="Exposure">Above 0.</param>
public sealed record RateUnit(string Name, long Records, double Exposure);

/// <summary>
/// Charts of how much is recorded beside how much is done. They tell of a culture of recording and never of how safe a provider is, so neither direction is better,
/// nothing is ranked, and only what is alike is compared.
/// </summary>
public static class RecordingRates
{
    /// <summary>So many others must stand behind limits that a provider sees itself against, or a number could be told to be one of theirs.</summary>
    public const int FewestOthers = 5;

    private const int FewestPoints = 2;
    private const int FewestUnits = 2;

    /// <summary>A u chart by quarters; null where fewer than two quarters can be measured.</summary>
    /// <param name="title">What is counted: "Records".</param>
    /// <param name="quarters">One after another, oldest first.</param>
    public static ControlChart? OverTime(DenominatorKind kind, string title, string subtitle, IReadOnlyList<RateQuarter> quarters)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(quarters);
        if (quarters.Count(quarter => quarter.Exposure > 0) < FewestPoints || quarters.Where(quarter => quarter.Exposure > 0).Sum(quarter => quarter.Records) == 0) return null;
        return (ControlChart)ChartResult.Calculate(
            Common(kind, title, subtitle) with { Chart = ChartKind.Rate, PointAxis = "Quarter that begins in" },
            new ChartSeries
            {
                Labels = [.. quarters.Select(quarter => quarter.FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture))],
                Numerators = [.. quarters.Select(quarter => quarter.Exposure > 0 ? quarter.Records : (double?)null)],
                Denominators = [.. quarters.Select(quarter => quarter.Exposure > 0 ? quarter.Exposure : null)],
            });
    }

    /// <summary>A funnel between like providers; null where fewer than two can be measured, or nothing was recorded at all.</summary>
    /// <param name="units">In the order of their names: never of their rates.</param>
    /// <param name="marked">The name of the one that is looked at.</param>
    public static FunnelChart? Between(DenominatorKind kind, string subtitle, IReadOnlyList<RateUnit> units, string? marked)
    {
        ArgumentNullException.ThrowIfNull(units);
        return units.Count < FewestUnits || units.Sum(unit => unit.Records) == 0 ? null : Funnel(kind, subtitle, units, marked, null);
    }

    /// <summary>One provider against limits that come from it and others together, of whom nothing else is shown.</summary>
    /// <param name="records">Of all together, rounded.</param>
    /// <param name="exposure">Of all together.</param>
    /// <returns>Null where too little was recorded to compare with.</returns>
    public static FunnelChart? AgainstOthers(DenominatorKind kind, string subtitle, RateUnit own, long records, double exposure)
    {
        ArgumentNullException.ThrowIfNull(own);
        return records <= 0 || !(exposure > 0) ? null : Funnel(kind, subtitle, [own], own.Name, TwoFigures(records / exposure));
    }

    /// <summary>Two significant figures: enough to compare with, and too little to tell single records from.</summary>
    public static double TwoFigures(double rate)
    {
        if (!(rate > 0) || !double.IsFinite(rate)) return 0;
        var step = Math.Pow(10, Math.Floor(Math.Log10(rate)) - 1);
        return Math.Round(rate / step) * step;
    }

    private static FunnelChart Funnel(DenominatorKind kind, string subtitle, IReadOnlyList<RateUnit> units, string? marked, double? baseline) => (FunnelChart)ChartResult.Calculate(
        Common(kind, "Records", subtitle) with
        {
            Chart = ChartKind.Funnel,
            Statistic = FunnelStatistic.Rate,
            FunnelBaseline = baseline,
            PointAxis = char.ToUpperInvariant(kind.Unit[0]) + kind.Unit[1..],
            Annotations = marked is null ? [] : [new ChartAnnotation(marked, marked)],
        },
        new ChartSeries
        {
            Labels = [.. units.Select(unit => unit.Name)],
            Numerators = [.. units.Select(unit => (double?)unit.Records)],
            Denominators = [.. units.Select(unit => (double?)unit.Exposure)],
        });

    private static ChartSpecification Common(DenominatorKind kind, string title, string subtitle) => new()
    {
        Chart = ChartKind.Rate,
        Title = $"{title} {kind.PerUnit}",
        Subtitle = subtitle,
        ValueAxis = kind.PerUnit,
        Multiplier = kind.Per,
        Direction = ImprovementDirection.Neutral,
    };
}
