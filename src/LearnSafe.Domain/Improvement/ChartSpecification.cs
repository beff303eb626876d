namespace LearnSafe.Domain.Improvement;

/// <summary>What a funnel compares.</summary>
public enum FunnelStatistic
{
    /// <summary>Cases among those who could be one: p, with binomial limits.</summary>
    Proportion,

    /// <summary>Observed over expected: compared with 1, with Poisson limits.</summary>
    Ratio,

    /// <summary>Events by exposure: compared with the rate of all units together, with Poisson limits.</summary>
    Rate,
}

/// <summary>Which analysis of runs decides on a run chart.</summary>
public enum RunRules
{
    Anhoej,
    HealthcareImprovement,
}

/// <summary>Where new limits begin, and why.</summary>
/// <param name="At">The label of the point that begins the segment, where it is told by label.</param>
/// <param name="After">The number of the last point before it, where it is told by number.</param>
public sealed record ChartRebase(string? At, int? After, string? Reason = null);

/// <summary>A point that stays visible and is left out of limits and runs.</summary>
/// <param name="Point">Counted from 1.</param>
public sealed record ChartExclusion(int Point, string? Reason = null);

/// <summary>What happened at a point, to be written into the drawing.</summary>
/// <param name="At">The label of the point, or its number where points have none.</param>
public sealed record ChartAnnotation(string At, string Text);

/// <summary>
/// Everything that decides how a chart is calculated and drawn. It is stored with the chart: the same specification and data give the
/// same chart for ever, so what a released method version calculates never changes; a better method gets the next number.
/// </summary>
public sealed record ChartSpecification
{
    /// <summary>The only version so far.</summary>
    public const int NewestMethod = 1;

    public int MethodVersion { get; init; } = NewestMethod;

    public required ChartKind Chart { get; init; }

    public RuleSet RuleSet { get; init; } = RuleSet.MakingDataCount;

    public RunRules RunRules { get; init; }

    /// <summary>Whether reaching a bound of the table of runs already counts as a signal; as it is published, only passing it does.</summary>
    public bool RunsBoundCounts { get; init; }

    /// <summary>Whether moving ranges beyond their own limit are dropped once (Nelson 1982); null for what is usual with the chart.</summary>
    public bool? ScreenMovingRanges { get; init; }

    /// <summary>Limits of an XmR chart are so many mean moving ranges from the centre; null for 2.66.</summary>
    public double? Factor { get; init; }

    /// <summary>The other way to say it: sigma is the mean moving range over this number, 1.128 in textbooks.</summary>
    public double? SigmaDivisor { get; init; }

    /// <summary>Limits come from the first so many points of each segment; null for all of them.</summary>
    public int? BaselinePoints { get; init; }

    /// <summary>The label (or number) of the first point of the baseline.</summary>
    public string? BaselineFrom { get; init; }

    /// <summary>The label (or number) of the last point of the baseline.</summary>
    public string? BaselineTo { get; init; }

    public IReadOnlyList<ChartRebase> Rebases { get; init; } = [];

    public IReadOnlyList<ChartExclusion> Exclusions { get; init; } = [];

    public ImprovementDirection Direction { get; init; }

    public double? Target { get; init; }

    /// <summary>A centre that was agreed, in the units of the drawing, instead of the one that the baseline gives.</summary>
    public double? Centre { get; init; }

    /// <summary>Values are shown so many times larger: 100 for per cent, 1000 for per 1,000.</summary>
    public double Multiplier { get; init; } = 1;

    /// <summary>How many decimals are written; null for as many as the numbers need.</summary>
    public int? Decimals { get; init; }

    /// <summary>The power that makes times between events symmetrical.</summary>
    public double Power { get; init; } = 3.6;

    /// <summary>Whether a time of 0 between events is taken for a half of the unit; otherwise it is refused.</summary>
    public bool ZeroIsHalf { get; init; }

    public FunnelStatistic Statistic { get; init; }

    /// <summary>What the units of a funnel are compared with; null for all of them together.</summary>
    public double? FunnelBaseline { get; init; }

    /// <summary>The per cent of all that the vital few of a Pareto chart reach.</summary>
    public double ParetoThreshold { get; init; } = 80;

    /// <summary>What is measured; the drawing's title.</summary>
    public string? Title { get; init; }

    /// <summary>Place and period.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What is counted on the upright axis, with its unit.</summary>
    public string? ValueAxis { get; init; }

    /// <summary>What runs along the other axis.</summary>
    public string? PointAxis { get; init; }

    public IReadOnlyList<ChartAnnotation> Annotations { get; init; } = [];

    /// <summary>Half the distance between the limits in mean moving ranges.</summary>
    internal double LimitFactor => Factor ?? (SigmaDivisor ?? (Chart == ChartKind.TimeBetween ? 1.128 : null)) switch { { } divisor => 3 / divisor, null => 2.66 };

    internal bool Screens => ScreenMovingRanges ?? Chart is ChartKind.Xmr or ChartKind.TimeBetween;
}
