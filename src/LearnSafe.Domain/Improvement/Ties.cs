namespace LearnSafe.Domain.Improvement;

/// <summary>Compares a point with a line strictly, and takes the last digits that rounding of the line may have changed for equal: a point on the line stays on it.</summary>
internal static class Ties
{
    private const double LastDigits = 1.0 / (1L << 46);

    /// <summary>1 above the line, -1 below it, 0 on it or where either is missing.</summary>
    /// <param name="scale">The largest number that went into the line, by size.</param>
    internal static int Side(double value, double line, double scale)
    {
        var difference = value - line;
        if (double.IsNaN(difference) || Math.Abs(difference) <= LastDigits * Math.Max(Math.Abs(scale), Math.Max(Math.Abs(value), Math.Abs(line)))) return 0;
        return difference > 0 ? 1 : -1;
    }
}
