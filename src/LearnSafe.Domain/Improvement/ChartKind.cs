namespace LearnSafe.Domain.Improvement;

/// <summary>The charts that can be calculated. What each takes and gives is told in docs/charts.md.</summary>
public enum ChartKind
{
    Xmr,
    MovingRange,
    Count,
    Rate,
    Proportion,
    NumberOfCases,
    ProportionPrime,
    RatePrime,
    BetweenCases,
    TimeBetween,
    Run,
    MeanAndRange,
    MeanAndDeviation,
    Funnel,
    Pareto,
}

/// <summary>The names by which specifications and files know the kinds of chart.</summary>
public static class ChartKinds
{
    /// <summary>By kind: the name that is written, what a reader calls it, and other names that are understood.</summary>
    private static readonly (ChartKind Kind, string Name, string Title, string[] Also)[] Known =
    [
        (ChartKind.Xmr, "xmr", "XmR chart", ["i"]),
        (ChartKind.MovingRange, "mr", "Moving range chart", []),
        (ChartKind.Count, "c", "c chart", []),
        (ChartKind.Rate, "u", "u chart", []),
        (ChartKind.Proportion, "p", "p chart", []),
        (ChartKind.NumberOfCases, "np", "np chart", []),
        (ChartKind.ProportionPrime, "pprime", "p′ chart", ["pp", "p'", "p′"]),
        (ChartKind.RatePrime, "uprime", "u′ chart", ["up", "u'", "u′"]),
        (ChartKind.BetweenCases, "g", "g chart", []),
        (ChartKind.TimeBetween, "t", "t chart", []),
        (ChartKind.Run, "run", "Run chart", []),
        (ChartKind.MeanAndRange, "xbar-r", "x̄-R chart", ["xbar"]),
        (ChartKind.MeanAndDeviation, "xbar-s", "x̄-S chart", []),
        (ChartKind.Funnel, "funnel", "Funnel plot", []),
        (ChartKind.Pareto, "pareto", "Pareto chart", []),
    ];

    /// <summary>All names that are written, for telling somebody what there is.</summary>
    public static string All { get; } = string.Join(", ", Known.Select(known => known.Name));

    /// <summary>As it is written in a specification.</summary>
    public static string Name(this ChartKind kind) => Known.First(known => known.Kind == kind).Name;

    /// <summary>As a reader calls it.</summary>
    public static string Title(this ChartKind kind) => Known.First(known => known.Kind == kind).Title;

    /// <summary>The kind of a name; null where it is not known. Runs are analysed on every chart over time, so "u+run" is a u chart.</summary>
    public static ChartKind? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.EndsWith("+run", StringComparison.Ordinal) ? name[..^4] : name;
        foreach (var known in Known)
        {
            if ((known.Name == plain || known.Also.Contains(plain)) && (plain == name || known.Kind.IsOverTime())) return known.Kind;
        }

        return null;
    }

    /// <summary>Whether its points follow one another in time; a funnel and a Pareto chart compare units and categories.</summary>
    public static bool IsOverTime(this ChartKind kind) => kind is not (ChartKind.Funnel or ChartKind.Pareto);

    /// <summary>Whether its limits come from the ranges between neighbouring points, which may be screened.</summary>
    public static bool UsesMovingRanges(this ChartKind kind) => kind is ChartKind.Xmr or ChartKind.TimeBetween or ChartKind.ProportionPrime or ChartKind.RatePrime;

    /// <summary>Whether its points are a numerator over a denominator of their own.</summary>
    public static bool HasDenominators(this ChartKind kind) =>
        kind is ChartKind.Rate or ChartKind.Proportion or ChartKind.ProportionPrime or ChartKind.RatePrime or ChartKind.NumberOfCases;

    /// <summary>Whether it plots the mean of a subgroup of measurements.</summary>
    public static bool HasSubgroups(this ChartKind kind) => kind is ChartKind.MeanAndRange or ChartKind.MeanAndDeviation;
}
