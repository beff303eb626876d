namespace LearnSafe.Domain.Improvement;

/// <summary>The data of a chart, in the order of time. Which of them are needed depends on the kind; a null is a period that was not measured.</summary>
public sealed record ChartSeries
{
    /// <summary>What the points are called: dates as 2026-04-01 or 2026-04, or any text; null where they are only numbered.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public IReadOnlyList<double?>? Values { get; init; }

    public IReadOnlyList<double?>? Numerators { get; init; }

    public IReadOnlyList<double?>? Denominators { get; init; }

    public IReadOnlyList<Subgroup>? Subgroups { get; init; }

    /// <summary>How many points.</summary>
    public int Count => Values?.Count ?? Numerators?.Count ?? Subgroups?.Count ?? Denominators?.Count ?? 0;

    /// <summary>A point for a reader: "point 3 (2026-03-01)".</summary>
    /// <param name="index">Counted from 0.</param>
    public string Name(int index) => Labels is { } labels && index < labels.Count ? $"point {index + 1} ({labels[index]})" : $"point {index + 1}";

    /// <summary>The label of a point, or its number.</summary>
    /// <param name="index">Counted from 0.</param>
    public string Label(int index) => Labels is { } labels ? labels[index] : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Measurements that were taken together, of which a chart plots the mean.</summary>
public sealed record Subgroup(int Size, double Mean, double StandardDeviation, double Range)
{
    /// <summary>The subgroup of single measurements, two or more.</summary>
    public static Subgroup Of(IReadOnlyList<double> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        var mean = Averages.Mean(measurements);
        var squares = Averages.Sum(measurements.Select(value => (value - mean) * (value - mean)));
        return new(measurements.Count, mean, Math.Sqrt(squares / (measurements.Count - 1)), measurements.Max() - measurements.Min());
    }
}
