namespace LearnSafe.Domain.Improvement;

/// <summary>Whether a series has what its chart needs, the same number of each, in the order of time.</summary>
internal static class SeriesCheck
{
    internal static void Check(ChartKind kind, ChartSeries series)
    {
        var title = Article(kind);
        if (kind.HasSubgroups())
        {
            if (series.Subgroups is null) throw new ChartException($"{title} needs subgroups of measurements.");
            if (kind == ChartKind.MeanAndRange && series.Subgroups.Any(subgroup => double.IsNaN(subgroup.Range))) throw new ChartException("An x̄-R chart needs the measurements themselves; with means and standard deviations use an x̄-S chart.");
        }
        else if (kind.HasDenominators())
        {
            if (series.Numerators is null || series.Denominators is null) throw new ChartException($"{title} needs numerators and denominators.");
        }
        else if (series.Values is null && series.Numerators is null)
        {
            throw new ChartException($"{title} needs values.");
        }
        else if (series.Values is not null && series.Numerators is not null)
        {
            throw new ChartException("Give either values or numerators, not both.");
        }
        else if (series.Denominators is not null && kind is ChartKind.Count or ChartKind.BetweenCases or ChartKind.TimeBetween)
        {
            throw new ChartException($"{title} has no denominators; use a u chart or a p chart.");
        }

        SameLength(series);
        if (series.Count == 0) throw new ChartException("There are no points to draw.");
        if (series.Labels is { } labels) InOrder(labels);
    }

    internal static void SameLength(ChartSeries series)
    {
        (string Name, int? Count)[] lists =
        [
            ("values", series.Values?.Count), ("numerators", series.Numerators?.Count), ("denominators", series.Denominators?.Count),
            ("subgroups", series.Subgroups?.Count), ("labels", series.Labels?.Count),
        ];
        var given = lists.Where(list => list.Count is not null).ToArray();
        foreach (var list in given)
        {
            if (list.Count != given[0].Count) throw new ChartException($"There are {given[0].Count} {given[0].Name} and {list.Count} {list.Name}; there must be the same number of each.");
        }
    }

    private static string Article(ChartKind kind) => kind is ChartKind.Xmr or ChartKind.NumberOfCases or ChartKind.MeanAndRange or ChartKind.MeanAndDeviation ? $"An {kind.Title()}" : $"A {kind.Title()}";

    /// <summary>Dates that do not follow one another would make runs and ranges of what never were neighbours.</summary>
    private static void InOrder(IReadOnlyList<string> labels)
    {
        if (ChartDates.Read(labels) is not { } dates) return;
        for (var index = 1; index < dates.Length; index++)
        {
            if (dates[index] < dates[index - 1]) throw new ChartException($"The dates are not in order: point {index + 1} ({labels[index]}) is before point {index} ({labels[index - 1]}).");
        }
    }
}
