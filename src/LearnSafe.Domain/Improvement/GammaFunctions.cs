namespace LearnSafe.Domain.Improvement;

/// <summary>The gamma function and what follows from it: the normal distribution, and the bounds of Poisson counts.</summary>
internal static class GammaFunctions
{
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The natural logarithm of the gamma function of a positive number (Lanczos, g = 7).</summary>
    internal static double Log(double value)
    {
        var below = value - 1;
        var sum = Lanczos[0];
        for (var term = 1; term < Lanczos.Length; term++) sum += Lanczos[term] / (below + term);
        var shifted = below + 7.5;
        return 0.5 * Math.Log(2 * Math.PI) + (below + 0.5) * Math.Log(shifted) - shifted + Math.Log(sum);
    }

    /// <summary>The share of the gamma distribution of a shape that lies below a value.</summary>
    internal static double Below(double shape, double value)
    {
        if (value <= 0) return 0;
        var scale = Math.Exp(shape * Math.Log(value) - value - Log(shape));
        return value < shape + 1 ? Series(shape, value) * scale : 1 - Fraction(shape, value) * scale;
    }

    /// <summary>The value below which a share of the gamma distribution of a shape lies: half of the chi-squared quantile of twice as many degrees.</summary>
    internal static double Quantile(double shape, double share)
    {
        double low = 0;
        var high = shape + 10;
        while (Below(shape, high) < share) high *= 2;
        for (var step = 0; step < 200 && high - low > 1e-15 * high; step++)
        {
            var middle = (low + high) / 2;
            if (Below(shape, middle) < share) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The share of the normal distribution below a value.</summary>
    internal static double NormalBelow(double value)
    {
        var half = Below(0.5, value * value / 2) / 2;
        return value < 0 ? 0.5 - half : 0.5 + half;
    }

    private static double Series(double shape, double value)
    {
        var term = 1 / shape;
        var sum = term;
        for (var next = shape + 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; next++) sum += term *= value / next;
        return sum;
    }

    /// <summary>The continued fraction of the other tail (Lentz).</summary>
    private static double Fraction(double shape, double value)
    {
        const double least = 1e-300;
        var b = value + 1 - shape;
        var c = 1 / least;
        var d = 1 / b;
        var product = d;
        for (var step = 1; step < 10_000; step++)
        {
            var a = -step * (step - shape);
            b += 2;
            d = 1 / NotZero(a * d + b, least);
            c = NotZero(b + a / c, least);
            product *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }

        return product;
    }

    private static double NotZero(double value, double least) => Math.Abs(value) < least ? least : value;
}
