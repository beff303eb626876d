namespace LearnSafe.Domain.Improvement;

/// <summary>What the range and the standard deviation of a sample of so many are expected to be, for a normal distribution of standard deviation 1.</summary>
internal static class ShewhartConstants
{
    private const double Step = 0.05;
    private const int Half = 200;
    private const int Widest = 260;

    private static readonly Dictionary<int, (double Mean, double Deviation)> Ranges = [];

    /// <summary>d2: the mean range, with the three decimals of the published tables.</summary>
    internal static double MeanRange(int size) => Math.Round(Range(size).Mean, 3);

    /// <summary>d3: the standard deviation of the range.</summary>
    internal static double RangeDeviation(int size) => Range(size).Deviation;

    /// <summary>c4: the mean of the sample's standard deviation.</summary>
    internal static double MeanDeviation(int size) =>
        Math.Sqrt(2.0 / (size - 1)) * Math.Exp(GammaFunctions.Log(size / 2.0) - GammaFunctions.Log((size - 1) / 2.0));

    private static (double Mean, double Deviation) Range(int size)
    {
        lock (Ranges)
        {
            if (Ranges.TryGetValue(size, out var known)) return known;
            return Ranges[size] = Integrate(size);
        }
    }

    /// <summary>
    /// Both from the distribution of the range, P(R ≤ r) = n ∫ f(x) (F(x + r) − F(x))ⁿ⁻¹ dx: the inner integral by the trapezium rule, which
    /// is as good as exact for such bells, the outer ones by Simpson's. Right to six decimals and more.
    /// </summary>
    private static (double Mean, double Deviation) Integrate(int size)
    {
        var below = new double[2 * Half + Widest + 1];
        for (var at = 0; at < below.Length; at++) below[at] = GammaFunctions.NormalBelow((at - Half) * Step);
        double mean = 0;
        double square = 0;
        for (var range = 0; range <= Widest; range++)
        {
            double within = 0;
            for (var at = 0; at <= 2 * Half; at++)
            {
                var x = (at - Half) * Step;
                within += Math.Exp(-x * x / 2) * Math.Pow(below[at + range] - below[at], size - 1);
            }

            var beyond = 1 - size * within * Step / Math.Sqrt(2 * Math.PI);
            var weight = range is 0 or Widest ? 1 : range % 2 == 1 ? 4 : 2;
            mean += weight * beyond;
            square += weight * 2 * range * Step * beyond;
        }

        mean *= Step / 3;
        return (mean, Math.Sqrt(square * Step / 3 - mean * mean));
    }
}
