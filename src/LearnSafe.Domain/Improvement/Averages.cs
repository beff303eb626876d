namespace LearnSafe.Domain.Improvement;

/// <summary>Sums and averages that do not lose digits on the way: whether a point lies on the mean decides over runs.</summary>
internal static class Averages
{
    /// <summary>The sum with the lost low digits carried along (Neumaier 1974).</summary>
    internal static double Sum(IEnumerable<double> values)
    {
        double sum = 0;
        double lost = 0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + lost;
    }

    /// <summary>NaN for none.</summary>
    internal static double Mean(IReadOnlyCollection<double> values) => Sum(values) / values.Count;

    /// <summary>The middle value, or the mean of the two in the middle; NaN for none.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
    }
}
