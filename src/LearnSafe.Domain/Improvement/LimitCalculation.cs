namespace LearnSafe.Domain.Improvement;

/// <summary>The lines of one segment, kind by kind.</summary>
internal sealed class LimitCalculation(ChartSpecification specification, PlottedPoints points, bool[] baseline, bool[] excluded, bool[] gaps)
{
    /// <summary>σ of a standardised point is its mean moving range over this (d2 of two points).</summary>
    private const double RangeOfTwo = 1.128;

    private readonly double[] values = points.Values;

    internal SegmentNumbers Calculate(ChartSegment segment, LimitLines lines) => specification.Chart switch
    {
        ChartKind.Xmr => Individuals(segment, lines, values, x => x * specification.Multiplier),
        ChartKind.TimeBetween => TimesBetween(segment, lines),
        ChartKind.MovingRange => RangesOf(segment, lines),
        ChartKind.BetweenCases => CasesBetween(segment, lines),
        ChartKind.Run => Middle(segment, lines),
        ChartKind.Count => Counts(segment, lines),
        ChartKind.MeanAndRange or ChartKind.MeanAndDeviation => SubgroupLimits.Means(specification, points.Subgroups!, Indexes(segment), segment, lines, Given),
        _ => Ratios(segment, lines),
    };

    /// <summary>The centre that was agreed, in the units of the values.</summary>
    private double? Given => specification.Centre / specification.Multiplier;

    private SegmentNumbers Individuals(ChartSegment segment, LimitLines lines, double[] plotted, Func<double, double> shown, double? given = null)
    {
        var centre = given ?? Given ?? Averages.Mean([.. Indexes(segment).Select(index => plotted[index])]);
        var range = MovingRanges.Mean(MovingRanges.Of(plotted, segment, excluded, gaps, baseline), specification.Screens);
        var sigma = specification.LimitFactor * range / 3;
        Every(segment, index => lines.Set(index, centre, centre, sigma, double.NegativeInfinity, double.PositiveInfinity, shown));
        return new() { Mean = centre, MeanMovingRange = range };
    }

    /// <summary>Times between events lean to one side; a power of them does not. Limits are those of an XmR chart of the powers, brought back.</summary>
    private SegmentNumbers TimesBetween(ChartSegment segment, LimitLines lines)
    {
        var power = specification.Power;
        var transformed = Individuals(
            segment, lines, [.. values.Select(value => Math.Pow(value, 1 / power))], x => Math.Pow(Math.Max(0, x), power) * specification.Multiplier,
            Given is { } centre ? Math.Pow(centre, 1 / power) : null);
        return new() { TransformedMean = transformed.Mean, TransformedRange = transformed.MeanMovingRange };
    }

    /// <summary>The mR chart's own limits are never screened: what screening would drop is what this chart is there to show.</summary>
    private SegmentNumbers RangesOf(ChartSegment segment, LimitLines lines)
    {
        var range = Given ?? MovingRanges.Mean([.. Indexes(segment).Select(index => values[index])], false);
        var multiplier = specification.Multiplier;
        Every(segment, index => lines.Set(index, range, range, (MovingRanges.UpperFactor - 1) * range / 3, 0, double.PositiveInfinity, x => x * multiplier));
        Every(segment, index => lines.NearUpper[index] = MovingRanges.UpperFactor * 2 / 3 * range * multiplier);
        return new() { MeanMovingRange = range };
    }

    /// <summary>Cases between events are geometric: limits from the mean, and the median for the centre, which halves them as a mean would not.</summary>
    private SegmentNumbers CasesBetween(ChartSegment segment, LimitLines lines)
    {
        const double medianOfMean = 0.693;
        var mean = Given ?? Averages.Mean([.. Based(segment)]);
        var median = Given is null ? Averages.Median(Based(segment)) : medianOfMean * mean;
        Every(segment, index => lines.Set(index, median, mean, Math.Sqrt(mean * (mean + 1)), 0, double.PositiveInfinity, x => x * specification.Multiplier));
        return new() { Mean = mean, Median = median };
    }

    private SegmentNumbers Middle(ChartSegment segment, LimitLines lines)
    {
        var median = Given ?? Averages.Median(Based(segment));
        Every(segment, index => lines.Centre[index] = median * specification.Multiplier);
        return new() { Median = median };
    }

    private SegmentNumbers Counts(ChartSegment segment, LimitLines lines)
    {
        var mean = Given ?? Averages.Mean([.. Based(segment)]);
        Every(segment, index => lines.Set(index, mean, mean, Math.Sqrt(mean), 0, double.PositiveInfinity, x => x * specification.Multiplier));
        return new() { Mean = mean };
    }

    /// <summary>u, p, np and the primes of Laney, whose sigma is widened by how far the standardised points move.</summary>
    private SegmentNumbers Ratios(ChartSegment segment, LimitLines lines)
    {
        var cases = specification.Chart == ChartKind.NumberOfCases;
        var sizes = points.Sizes!;
        var based = Indexes(segment);
        var size = cases ? sizes[based[0]] : 1;
        var centre = Given / size ?? Averages.Sum(based.Select(index => points.Numerators![index])) / Averages.Sum(based.Select(index => sizes[index]));
        var isRate = specification.Chart is ChartKind.Rate or ChartKind.RatePrime;
        if (!isRate && centre is < 0 or > 1) throw new ChartException("The centre of a proportion must be between 0 and 1.");
        double Sigma(int index) => Math.Sqrt(isRate ? centre / sizes[index] : centre * (1 - centre) / sizes[index]) * size;
        var widened = specification.Chart is ChartKind.ProportionPrime or ChartKind.RatePrime ? Widened(segment, centre, Sigma) : (double?)null;
        Every(segment, index =>
        {
            if (double.IsNaN(sizes[index])) lines.Centre[index] = centre * size * specification.Multiplier;
            else lines.Set(index, centre * size, centre * size, Sigma(index) * (widened ?? 1), 0, isRate ? double.PositiveInfinity : size, x => x * specification.Multiplier);
        });
        return new() { Mean = centre * size, SigmaZ = widened };
    }

    private double Widened(ChartSegment segment, double centre, Func<int, double> sigma)
    {
        // Every case or none: there is no spread to compare with, and the limits lie on the centre whatever widens them.
        if (sigma(Indexes(segment)[0]) == 0) return 1;
        var standardised = values.Select((value, index) => index >= segment.Start && index < segment.End ? (value - centre) / sigma(index) : double.NaN).ToArray();
        return MovingRanges.Mean(MovingRanges.Of(standardised, segment, excluded, gaps, baseline), specification.Screens) / RangeOfTwo;
    }

    private int[] Indexes(ChartSegment segment) => [.. Enumerable.Range(segment.Start, segment.Count).Where(index => baseline[index])];

    private IEnumerable<double> Based(ChartSegment segment) => Indexes(segment).Select(index => values[index]);

    private static void Every(ChartSegment segment, Action<int> action)
    {
        for (var index = segment.Start; index < segment.End; index++) action(index);
    }
}
