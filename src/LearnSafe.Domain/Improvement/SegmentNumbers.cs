namespace LearnSafe.Domain.Improvement;

/// <summary>What the lines of a segment were made from, beside the lines themselves; null where the kind of chart has no such number.</summary>
public sealed record SegmentNumbers
{
    /// <summary>The mean of the baseline, before the multiplier.</summary>
    public double? Mean { get; init; }

    /// <summary>The median of the baseline of a g chart, before the multiplier.</summary>
    public double? Median { get; init; }

    /// <summary>The mean moving range that the limits come from, before the multiplier.</summary>
    public double? MeanMovingRange { get; init; }

    /// <summary>The mean of the powers of a t chart.</summary>
    public double? TransformedMean { get; init; }

    /// <summary>The mean moving range of the powers of a t chart.</summary>
    public double? TransformedRange { get; init; }

    /// <summary>How many times wider than chance alone a p′ or u′ chart's points spread.</summary>
    public double? SigmaZ { get; init; }
}
