namespace LearnSafe.Domain.Improvement;

/// <summary>A chart that has been calculated, with everything that is needed to draw it again.</summary>
public abstract record ChartResult(ChartSpecification Specification, ChartSeries Series)
{
    /// <summary>What a reader must know before trusting the chart; whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Calculates the chart that a specification asks for.</summary>
    /// <exception cref="ChartException">The specification or the data cannot be used.</exception>
    public static ChartResult Calculate(ChartSpecification specification, ChartSeries series)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(series);
        SpecificationCheck.Check(specification);
        return specification.Chart switch
        {
            ChartKind.Funnel => FunnelChart.Of(specification, series),
            ChartKind.Pareto => ParetoChart.Of(specification, series),
            _ => ControlChartCalculation.Calculate(specification, series),
        };
    }
}

/// <summary>A chart whose points follow one another in time.</summary>
public sealed record ControlChart(ChartSpecification Specification, ChartSeries Series) : ChartResult(Specification, Series)
{
    /// <summary>What is plotted, in the units of the drawing; NaN where nothing was measured.</summary>
    public required double[] Values { get; init; }

    public required LimitLines Lines { get; init; }

    public required IReadOnlyList<ControlSegment> Segments { get; init; }

    /// <summary>By point, what the rules say.</summary>
    public required SpecialCause[] Causes { get; init; }

    /// <summary>Points outside their limits, counted from 1, excluded ones too.</summary>
    public required IReadOnlyList<int> OutsidePoints { get; init; }

    public required bool[] Excluded { get; init; }

    /// <summary>The chart of how the points spread: moving ranges beside an XmR chart, ranges or standard deviations beside subgroups; null for others.</summary>
    public ControlChart? Spread { get; init; }

    public required VariationIcon? Variation { get; init; }

    public required AssuranceIcon? Assurance { get; init; }

    /// <summary>Whether the lines step with the size of each point's denominator.</summary>
    public required bool HasSteps { get; init; }

    /// <summary>Whether the analysis of runs says that something changed, in any segment.</summary>
    public bool RunsSignal => Segments.Any(segment => segment.Signal(Specification.RunRules));
}

/// <summary>Points that share their limits, and what these come from.</summary>
/// <param name="First">The number of the first point, counted from 1.</param>
/// <param name="Last">The number of the last point.</param>
/// <param name="Baseline">How many points the limits come from.</param>
public sealed record ControlSegment(int First, int Last, int Baseline, SegmentNumbers Numbers, RunsAnalysis Runs, PublishedRunRules PublishedRuns)
{
    /// <summary>Under so many points limits are only a first guess.</summary>
    public const int FewestForLimits = 12;

    /// <summary>How many points it has.</summary>
    public int Count => Last - First + 1;

    /// <summary>Whether its limits rest on so few points that they will still move.</summary>
    public bool IsTrial => Baseline < FewestForLimits;

    /// <summary>Whether its runs are more than chance allows.</summary>
    public bool Signal(RunRules rules) => rules == RunRules.Anhoej ? Runs.Signal : PublishedRuns.Signal;
}
