namespace LearnSafe.Domain.Improvement;

/// <summary>Categories by size, with what they reach together. The vital few are a cue where to look first, not a rule.</summary>
public sealed record ParetoChart(ChartSpecification Specification, ChartSeries Series) : ChartResult(Specification, Series)
{
    /// <summary>Largest first, equal ones by their names, and "Other" last whatever its size.</summary>
    public required IReadOnlyList<ParetoCategory> Categories { get; init; }

    internal static ParetoChart Of(ChartSpecification specification, ChartSeries series)
    {
        if ((series.Values ?? series.Numerators) is not { } values || series.Labels is not { } labels) throw new ChartException("A Pareto chart needs labels and values.");
        SeriesCheck.SameLength(series);
        if (values.Count == 0) throw new ChartException("There are no categories to draw.");
        if (labels.GroupBy(label => label, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new ChartException($"The category \"{twice.Key}\" is there twice.");
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not >= 0) throw new ChartException($"{(values[index] is null ? "The count is missing" : "A count below 0 is given")} for \"{labels[index]}\".");
        }

        var total = Averages.Sum(values.OfType<double>());
        if (!(total > 0 && double.IsFinite(total))) throw new ChartException("There is nothing to draw: all counts together must be above 0.");
        var sorted = labels.Zip(values.OfType<double>()).OrderBy(pair => IsOther(pair.First)).ThenByDescending(pair => pair.Second).ThenBy(pair => pair.First, StringComparer.Ordinal).ToArray();
        List<ParetoCategory> categories = [];
        double reached = 0;
        foreach (var (label, count) in sorted)
        {
            var before = reached / total * 100;
            reached += count;
            var isVital = !IsOther(label) && count > 0 && Ties.Side(before, specification.ParetoThreshold, 100) < 0;
            categories.Add(new(label, count, count / total * 100, reached, reached / total * 100, isVital));
        }

        return new ParetoChart(specification, series) { Categories = categories };
    }

    private static bool IsOther(string label) => label.Trim().Equals("Other", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One category of a Pareto chart.</summary>
/// <param name="Percent">Of all.</param>
/// <param name="Cumulative">With all that are larger.</param>
/// <param name="IsVital">Whether it is one of the few that reach the threshold together.</param>
public sealed record ParetoCategory(string Label, double Count, double Percent, double Cumulative, double CumulativePercent, bool IsVital);
