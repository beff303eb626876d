namespace LearnSafe.Domain.Improvement;

/// <summary>
/// The runs of a segment: how long the longest is and how often the line is crossed, against what chance allows (Anhøj). Points on the
/// centre are not useful and neither break nor lengthen a run.
/// </summary>
/// <param name="Points">Measured and not excluded.</param>
/// <param name="Useful">Of those, not on the centre.</param>
/// <param name="LongestRun">Null where no point is useful.</param>
/// <param name="LongestRunMax">A longer one is a signal: log2 of the useful points, rounded, plus 3.</param>
/// <param name="CrossingsMin">Fewer crossings are a signal: the 5th percentile of the binomial distribution.</param>
public sealed record RunsAnalysis(int Points, int Useful, int? LongestRun, int? LongestRunMax, int? Crossings, int? CrossingsMin, bool Signal)
{
    /// <summary>The first of the longest runs, counted from 0 among the points that were asked about.</summary>
    internal (int First, int Last) Longest { get; init; }

    /// <summary>Whether the longest run itself is longer than chance allows.</summary>
    public bool IsLong => LongestRun > LongestRunMax;

    /// <summary>Analyses the sides of the centre on which points lie.</summary>
    internal static RunsAnalysis Of(IReadOnlyList<int> sides)
    {
        var (useful, longest, crossings, run, side, first) = (0, 0, 0, 0, 0, 0);
        (int First, int Last) found = default;
        for (var index = 0; index < sides.Count; index++)
        {
            if (sides[index] == 0) continue;
            useful++;
            if (sides[index] != side)
            {
                if (side != 0) crossings++;
                (side, run, first) = (sides[index], 0, index);
            }

            run++;
            if (run > longest) (longest, found) = (run, (first, index));
        }

        if (useful == 0) return new(sides.Count, 0, null, null, null, null, false);
        var most = (int)Math.Round(Math.Log2(useful), MidpointRounding.ToEven) + 3;
        var fewest = Binomial.FifthPercentile(useful - 1);
        return new(sides.Count, useful, longest, most, crossings, fewest, longest > most || crossings < fewest) { Longest = found };
    }
}
