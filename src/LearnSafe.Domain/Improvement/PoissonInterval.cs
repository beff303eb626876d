namespace LearnSafe.Domain.Improvement;

/// <summary>Within which bounds the true number lies when so many were counted: exact below 10 (chi-squared), Byar's approximation from 10.</summary>
internal static class PoissonInterval
{
    private const double ExactBelow = 10;

    internal static (double Lower, double Upper) Of(double count, double z) => (Lower(count, z), Upper(count, z));

    /// <summary>The counts between which nothing is significant when so many were expected.</summary>
    internal static (double Lower, double Upper) Limits(double expected, double z)
    {
        var share = GammaFunctions.NormalBelow(z);
        bool IsLow(double count) => count < ExactBelow ? GammaFunctions.Below(count + 1, expected) > share : Byar(count + 1, z) < expected;
        bool IsHigh(double count) => count > 0 && (count < ExactBelow ? GammaFunctions.Below(count, expected) < 1 - share : Byar(count, -z) > expected);
        var most = expected + 10;
        while (!IsHigh(most)) most = most * 1.5 + 10;
        return (IsLow(0) ? Edge(0, expected, IsLow) : 0, Edge(expected, most, count => !IsHigh(count)));
    }

    private static double Lower(double count, double z)
    {
        if (count == 0) return 0;
        return count < ExactBelow ? GammaFunctions.Quantile(count, 1 - GammaFunctions.NormalBelow(z)) : Byar(count, -z);
    }

    private static double Upper(double count, double z) =>
        count < ExactBelow ? GammaFunctions.Quantile(count + 1, GammaFunctions.NormalBelow(z)) : Byar(count + 1, z);

    private static double Byar(double count, double z) => count * Math.Pow(1 - 1 / (9 * count) + z / (3 * Math.Sqrt(count)), 3);

    /// <summary>Where a condition that holds at the low end stops holding.</summary>
    private static double Edge(double low, double high, Func<double, bool> holds)
    {
        for (var step = 0; step < 100 && high - low > 1e-13 * high; step++)
        {
            var middle = (low + high) / 2;
            if (holds(middle)) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
