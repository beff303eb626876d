namespace LearnSafe.Domain.Improvement;

/// <summary>Whether a specification makes sense before any data is looked at.</summary>
internal static class SpecificationCheck
{
    internal static void Check(ChartSpecification specification)
    {
        if (specification.MethodVersion != ChartSpecification.NewestMethod)
            throw new ChartException($"The chart was made with version {specification.MethodVersion} of the method; this program knows version {ChartSpecification.NewestMethod}.");
        Positive(specification.Multiplier, "multiplier");
        Positive(specification.Power, "power");
        Positive(specification.Factor, "factor");
        Positive(specification.SigmaDivisor, "sigma_divisor");
        Positive(specification.BaselinePoints, "baseline_points");
        Finite(specification.Target, "target");
        Finite(specification.Centre, "centre");
        if (specification.Factor is not null && specification.SigmaDivisor is not null) throw new ChartException("Give either factor or sigma_divisor, not both.");
        if (specification.BaselinePoints is not null && (specification.BaselineFrom ?? specification.BaselineTo) is not null) throw new ChartException("Give the baseline either by a number of points or by its first and last point, not both.");
        if (specification.Centre < 0 && specification.Chart is not (ChartKind.Xmr or ChartKind.Run or ChartKind.MeanAndRange or ChartKind.MeanAndDeviation)) throw new ChartException($"The centre of a {specification.Chart.Title()} cannot be below 0.");
        if (specification.Decimals is < 0 or > 10) throw new ChartException("decimals must be from 0 to 10.");
        if (specification.ParetoThreshold is not (> 0 and <= 100)) throw new ChartException("threshold must be above 0 and at most 100.");
    }

    private static void Positive(double? number, string option)
    {
        if (number is { } given && !(given > 0 && double.IsFinite(given))) throw new ChartException($"{option} must be above 0.");
    }

    private static void Finite(double? number, string option)
    {
        if (number is { } given && !double.IsFinite(given)) throw new ChartException($"{option} must be a number.");
    }
}
