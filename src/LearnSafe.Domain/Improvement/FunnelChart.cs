namespace LearnSafe.Domain.Improvement;

/// <summary>Units of different sizes compared with one baseline: limits narrow as units grow. It tells which differ by more than chance, and ranks none.</summary>
public sealed record FunnelChart(ChartSpecification Specification, ChartSeries Series) : ChartResult(Specification, Series)
{
    /// <summary>What the units are compared with, before the multiplier.</summary>
    public required double Baseline { get; init; }

    /// <summary>By unit; its value is NaN where only limits were asked for.</summary>
    public required IReadOnlyList<FunnelUnit> Units { get; init; }

    internal static FunnelChart Of(ChartSpecification specification, ChartSeries series)
    {
        var (numerators, denominators) = Read(specification, series);
        var baseline = BaselineOf(specification, numerators, denominators);
        var units = denominators.Select((size, index) => FunnelLimits.Unit(specification.Statistic, baseline, numerators?[index] ?? double.NaN, size)).ToArray();
        return units.Any(unit => double.IsInfinity(unit.Upper998) || double.IsInfinity(unit.Value))
            ? throw new ChartException("The numbers are too large to calculate with.")
            : new FunnelChart(specification, series) { Baseline = baseline, Units = units };
    }

    private static (double[]? Numerators, double[] Denominators) Read(ChartSpecification specification, ChartSeries series)
    {
        SeriesCheck.SameLength(series);
        if (series.Denominators is not { } denominators) throw new ChartException("A funnel plot needs denominators, or rows with a denominator each.");
        if (denominators.Count == 0) throw new ChartException("There are no units to compare.");
        for (var index = 0; index < denominators.Count; index++)
        {
            var (numerator, size) = (series.Numerators?[index] ?? 0, denominators[index] ?? 0);
            if (size <= 0) throw new ChartException($"The denominator of {series.Name(index)} must be above 0.");
            if (series.Numerators is not null && series.Numerators[index] is null) throw new ChartException($"The numerator of {series.Name(index)} is missing.");
            if (numerator < 0) throw new ChartException($"The numerator of {series.Name(index)} is below 0.");
            if (specification.Statistic == FunnelStatistic.Proportion && numerator > size) throw new ChartException($"The numerator of {series.Name(index)} is larger than its denominator, which no proportion can be.");
        }

        return (series.Numerators is { } counts ? [.. counts.OfType<double>()] : null, [.. denominators.OfType<double>()]);
    }

    private static double BaselineOf(ChartSpecification specification, double[]? numerators, double[] denominators)
    {
        var baseline = specification.FunnelBaseline
            ?? (specification.Statistic == FunnelStatistic.Ratio ? 1
                : numerators is null ? throw new ChartException("A funnel plot without numerators needs a baseline to compare with.")
                : Averages.Sum(numerators) / Averages.Sum(denominators));
        if (specification.Statistic == FunnelStatistic.Proportion && baseline is not (>= 0 and <= 1)) throw new ChartException("The baseline of a proportion must be between 0 and 1.");
        if (specification.Statistic != FunnelStatistic.Proportion && !(baseline > 0 && double.IsFinite(baseline))) throw new ChartException("The baseline of a ratio or a rate must be above 0.");
        return baseline;
    }
}

/// <summary>One unit of a funnel; limits and values before the multiplier.</summary>
/// <param name="Value">Numerator over denominator.</param>
/// <param name="Significance">"Not significant", "High (0.025)" outside 95%, "High (0.001)" outside 99.8%, and likewise "Low"; empty without a numerator.</param>
public sealed record FunnelUnit(double Size, double Value, double Lower95, double Upper95, double Lower998, double Upper998, string Significance)
{
    /// <summary>Of ratios and rates, the unit's own interval at 95%; null for proportions.</summary>
    public (double Lower, double Upper)? Interval95 { get; init; }

    /// <summary>Of ratios and rates, the unit's own interval at 99.8%.</summary>
    public (double Lower, double Upper)? Interval998 { get; init; }
}
