namespace LearnSafe.Domain.Improvement;

/// <summary>The limits of a funnel by the method of Fingertips (Office for Health Improvement and Disparities).</summary>
internal static class FunnelLimits
{
    private const double Z95 = 1.9599639845400545;
    private const double Z998 = 3.0902323061678132;

    internal static FunnelUnit Unit(FunnelStatistic statistic, double baseline, double count, double size)
    {
        var value = count / size;
        if (statistic != FunnelStatistic.Proportion) return PoissonUnit(baseline, count, size);
        var (lower95, upper95) = Proportion(baseline, size, Z95);
        var (lower998, upper998) = Proportion(baseline, size, Z998);
        return new(size, value, lower95, upper95, lower998, upper998, Significance(value, lower95, upper95, lower998, upper998));
    }

    /// <summary>
    /// The proportions whose Wilson interval just touches the baseline. That interval inverts the score test, so they lie where the test of
    /// the baseline itself has z: this is the published closed form without its cancelling terms.
    /// </summary>
    internal static (double Lower, double Upper) Proportion(double baseline, double size, double z)
    {
        var half = z * Math.Sqrt(baseline * (1 - baseline) / size);
        return (Math.Max(0, baseline - half), Math.Min(1, baseline + half));
    }

    /// <summary>Counts against what was expected of them: the unit's own interval decides, and the funnel lies where it would begin to.</summary>
    private static FunnelUnit PoissonUnit(double baseline, double count, double size)
    {
        var expected = baseline * size;
        var (lower95, upper95) = PoissonInterval.Limits(expected, Z95);
        var (lower998, upper998) = PoissonInterval.Limits(expected, Z998);
        if (double.IsNaN(count)) return new(size, double.NaN, lower95 / size, upper95 / size, lower998 / size, upper998 / size, "");
        var interval95 = PoissonInterval.Of(count, Z95);
        var interval998 = PoissonInterval.Of(count, Z998);
        var significance = interval998.Lower > expected ? "High (0.001)" : interval95.Lower > expected ? "High (0.025)"
            : interval998.Upper < expected ? "Low (0.001)" : interval95.Upper < expected ? "Low (0.025)" : NotSignificant;
        return new(size, count / size, lower95 / size, upper95 / size, lower998 / size, upper998 / size, significance)
        {
            Interval95 = (interval95.Lower / size, interval95.Upper / size),
            Interval998 = (interval998.Lower / size, interval998.Upper / size),
        };
    }

    private const string NotSignificant = "Not significant";

    private static string Significance(double value, double lower95, double upper95, double lower998, double upper998)
    {
        if (double.IsNaN(value)) return "";
        if (Ties.Side(value, lower998, 1) < 0) return "Low (0.001)";
        if (Ties.Side(value, lower95, 1) < 0) return "Low (0.025)";
        if (Ties.Side(value, upper998, 1) > 0) return "High (0.001)";
        return Ties.Side(value, upper95, 1) > 0 ? "High (0.025)" : NotSignificant;
    }
}
