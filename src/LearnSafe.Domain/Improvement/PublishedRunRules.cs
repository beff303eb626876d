namespace LearnSafe.Domain.Improvement;

/// <summary>
/// The run chart rules of the Institute for Healthcare Improvement (Perla, Provost and Murray 2011): shift, trend, and too few or too many
/// runs by a table. An astronomical point is a person's judgement and has no rule.
/// </summary>
/// <param name="Runs">How many runs the useful points make.</param>
/// <param name="RunsMin">Fewer are a signal; null where the table has no row for so few or so many points.</param>
/// <param name="RunsMax">More are a signal.</param>
/// <param name="ShiftPoints">Members of six or more on one side, by the numbers of the points.</param>
/// <param name="TrendPoints">Members of five or more that rise or fall.</param>
public sealed record PublishedRunRules(int Useful, int Runs, int? RunsMin, int? RunsMax, bool TooFew, bool TooMany, IReadOnlyList<int> ShiftPoints, IReadOnlyList<int> TrendPoints)
{
    private const int ShiftLength = 6;
    private const int TrendLength = 5;
    private const int FewestInTable = 10;

    private static readonly (int Min, int Max)[] Table =
    [
        (3, 9), (3, 10), (3, 11), (4, 11), (4, 12), (5, 12), (5, 13), (5, 13), (6, 14), (6, 15), (6, 16), (7, 16), (7, 17), (7, 17), (8, 18), (8, 18), (9, 19),
        (10, 19), (10, 20), (10, 20), (11, 21), (11, 22), (11, 23), (12, 23), (12, 24), (12, 24), (13, 25), (13, 25), (14, 26), (14, 26), (15, 27), (15, 27),
        (16, 28), (16, 28), (17, 29), (17, 30), (17, 31), (18, 31), (18, 32), (19, 32), (19, 33), (20, 33), (20, 34), (21, 34), (21, 35), (22, 35), (22, 36),
        (23, 36), (23, 37), (24, 38), (24, 38),
    ];

    /// <summary>Whether any of the rules is broken.</summary>
    public bool Signal => TooFew || TooMany || ShiftPoints.Count > 0 || TrendPoints.Count > 0;

    /// <summary>The directions of the members, by rule.</summary>
    internal IReadOnlyList<int> ShiftSides { get; init; } = [];

    internal IReadOnlyList<int> TrendSides { get; init; } = [];

    /// <summary>Judges the points of a segment. Members are counted from 0 among them; whoever asked gives them their numbers.</summary>
    /// <param name="values">Measured and not excluded.</param>
    /// <param name="sides">On which side of the median each lies.</param>
    /// <param name="boundCounts">Whether reaching a bound of the table counts, not only passing it.</param>
    internal static PublishedRunRules Of(double[] values, int[] sides, bool boundCounts)
    {
        // Points on the median, and values that repeat the one before, neither count nor break.
        var useful = Enumerable.Range(0, sides.Length).Where(index => sides[index] != 0).ToArray();
        var moving = Enumerable.Range(0, values.Length).Where(index => index == 0 || values[index] != values[index - 1]).ToArray();
        var shift = SpecialCauseRules.Shift([.. useful.Select(index => sides[index])], ShiftLength);
        var trend = SpecialCauseRules.Trend([.. moving.Select(index => values[index])], TrendLength);
        var runs = useful.Length == 0 ? 0 : 1 + Enumerable.Range(1, useful.Length - 1).Count(at => sides[useful[at]] != sides[useful[at - 1]]);
        var row = useful.Length >= FewestInTable && useful.Length < FewestInTable + Table.Length ? Table[useful.Length - FewestInTable] : ((int, int)?)null;
        return new(
            useful.Length, runs, row?.Item1, row?.Item2,
            row is { } low && (boundCounts ? runs <= low.Item1 : runs < low.Item1),
            row is { } high && (boundCounts ? runs >= high.Item2 : runs > high.Item2),
            [.. useful.Where((_, at) => shift[at] != 0)], [.. moving.Where((_, at) => trend[at] != 0)])
        {
            ShiftSides = [.. shift.Where(side => side != 0)],
            TrendSides = [.. trend.Where(side => side != 0)],
        };
    }
}
