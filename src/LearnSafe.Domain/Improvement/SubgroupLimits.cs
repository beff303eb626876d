namespace LearnSafe.Domain.Improvement;

/// <summary>Limits of subgroups of measurements: of their means, and of how they spread within, by range or by standard deviation.</summary>
internal static class SubgroupLimits
{
    internal static SegmentNumbers Means(ChartSpecification specification, IReadOnlyList<Subgroup> subgroups, int[] based, ChartSegment segment, LimitLines lines, double? given)
    {
        var centre = given ?? Averages.Sum(based.Select(index => subgroups[index].Size * subgroups[index].Mean)) / Averages.Sum(based.Select(index => (double)subgroups[index].Size));
        var spread = Spread(specification.Chart, subgroups, based);
        for (var index = segment.Start; index < segment.End; index++)
            lines.Set(index, centre, centre, spread / Unbiased(specification.Chart, subgroups[index].Size) / Math.Sqrt(subgroups[index].Size), double.NegativeInfinity, double.PositiveInfinity, x => x * specification.Multiplier);
        return new() { Mean = centre };
    }

    /// <summary>The second chart: of ranges with σ·d3, of standard deviations with B3 and B4.</summary>
    internal static void Spreads(ChartSpecification specification, IReadOnlyList<Subgroup> subgroups, int[] based, ChartSegment segment, LimitLines lines)
    {
        var spread = Spread(specification.Chart, subgroups, based);
        var byRange = specification.Chart == ChartKind.MeanAndRange;
        var centre = byRange ? Averages.Sum(based.Select(index => subgroups[index].Size * subgroups[index].Range)) / Averages.Sum(based.Select(index => (double)subgroups[index].Size)) : spread;
        for (var index = segment.Start; index < segment.End; index++)
        {
            var size = subgroups[index].Size;
            var c4 = ShewhartConstants.MeanDeviation(size);
            var sigma = byRange ? spread * ShewhartConstants.RangeDeviation(size) : spread * Math.Sqrt(1 - c4 * c4) / c4;
            lines.Set(index, centre, centre, sigma, 0, double.PositiveInfinity, x => x * specification.Multiplier);
        }
    }

    /// <summary>
    /// By range: σ, the mean of each range over its d2. By deviation: the mean s, or with subgroups of several sizes the pooled one
    /// (Montgomery 6.29 and 6.31); it is unbiased by c4 where it is used.
    /// </summary>
    private static double Spread(ChartKind kind, IReadOnlyList<Subgroup> subgroups, int[] based)
    {
        if (kind == ChartKind.MeanAndRange) return Averages.Mean([.. based.Select(index => subgroups[index].Range / ShewhartConstants.MeanRange(subgroups[index].Size))]);
        if (based.Select(index => subgroups[index].Size).Distinct().Count() == 1) return Averages.Mean([.. based.Select(index => subgroups[index].StandardDeviation)]);
        var squares = Averages.Sum(based.Select(index => (subgroups[index].Size - 1) * subgroups[index].StandardDeviation * subgroups[index].StandardDeviation));
        return Math.Sqrt(squares / based.Sum(index => subgroups[index].Size - 1));
    }

    private static double Unbiased(ChartKind kind, int size) => kind == ChartKind.MeanAndRange ? 1 : ShewhartConstants.MeanDeviation(size);
}
