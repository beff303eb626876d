using System.Globalization;

namespace LearnSafe.Domain.Improvement;

/// <summary>A series as its kind of chart plots it, before the multiplier: checked, and NaN where a period was not measured.</summary>
internal sealed class PlottedPoints
{
    private PlottedPoints(double[] values) => Values = values;

    internal double[] Values { get; }

    /// <summary>Cases or events; null where only values were given.</summary>
    internal double[]? Numerators { get; private init; }

    /// <summary>Denominators, or sizes of subgroups; null where the chart has none.</summary>
    internal double[]? Sizes { get; private init; }

    internal IReadOnlyList<Subgroup>? Subgroups { get; private init; }

    internal static PlottedPoints Of(ChartSpecification specification, ChartSeries series)
    {
        SeriesCheck.Check(specification.Chart, series);
        if (specification.Chart.HasSubgroups()) return OfSubgroups(series.Subgroups!);
        if (specification.Chart.HasDenominators()) return OfRatios(specification.Chart, series);
        if (series.Values is null && series.Denominators is not null) return OfRatios(specification.Chart, series);
        var values = (series.Values ?? series.Numerators!).Select(value => value ?? double.NaN).ToArray();
        for (var index = 0; index < values.Length; index++) values[index] = Fitting(specification, series, index, values[index]);
        return new(values);
    }

    private static PlottedPoints OfSubgroups(IReadOnlyList<Subgroup> subgroups) =>
        new([.. subgroups.Select(subgroup => subgroup.Mean)]) { Subgroups = subgroups, Sizes = [.. subgroups.Select(subgroup => (double)subgroup.Size)] };

    private static PlottedPoints OfRatios(ChartKind kind, ChartSeries series)
    {
        var values = new double[series.Count];
        var numerators = new double[series.Count];
        var sizes = new double[series.Count];
        for (var index = 0; index < values.Length; index++)
        {
            if (series.Numerators![index] is not { } numerator || series.Denominators![index] is not { } size)
            {
                (values[index], numerators[index], sizes[index]) = (double.NaN, double.NaN, double.NaN);
                continue;
            }

            if (size <= 0) throw new ChartException($"{Upper(series.Name(index))} has a denominator of {Said(size)}: it must be above 0, or null where nothing was measured.");
            if (kind.HasDenominators() && numerator < 0) throw Negative(series, index, numerator);
            if (numerator > size && kind is (ChartKind.Proportion or ChartKind.ProportionPrime or ChartKind.NumberOfCases))
                throw new ChartException($"{Upper(series.Name(index))} has {Said(numerator)} of {Said(size)}: a numerator cannot be larger than its denominator here.");
            (values[index], numerators[index], sizes[index]) = (kind == ChartKind.NumberOfCases ? numerator : numerator / size, numerator, size);
        }

        if (kind == ChartKind.NumberOfCases && sizes.Where(size => !double.IsNaN(size)).Distinct().Count() > 1)
            throw new ChartException("An np chart needs the same denominator at every point; use a p chart.");
        return new(values) { Numerators = numerators, Sizes = sizes };
    }

    private static double Fitting(ChartSpecification specification, ChartSeries series, int index, double value)
    {
        if (value < 0 && specification.Chart is ChartKind.Count or ChartKind.BetweenCases or ChartKind.TimeBetween) throw Negative(series, index, value);
        if (value == 0 && specification.Chart == ChartKind.TimeBetween)
        {
            return specification.ZeroIsHalf
                ? 0.5
                : throw new ChartException($"{Upper(series.Name(index))} is 0: a t chart needs times above 0. Count hours instead of days, or set zero_times to half.");
        }

        return value;
    }

    private static ChartException Negative(ChartSeries series, int index, double value) =>
        new($"{Upper(series.Name(index))} is {Said(value)}: counts and times cannot be below 0.");

    private static string Said(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
