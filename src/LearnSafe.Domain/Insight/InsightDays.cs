namespace LearnSafe.Domain.Insight;

/// <summary>How many days lie between two days of a record, as a number from 0: their least possible difference is taken off.</summary>
internal sealed class InsightDays
{
    private readonly InsightSpan span;

    public InsightDays(InsightSnapshot snapshot, InsightSpan span)
    {
        this.span = span;
        var (least, most) = (long.MaxValue, long.MinValue);
        foreach (var block in snapshot.Blocks)
        {
            var (from, to) = (Known(block, span.From), Known(block, span.To));
            if (from.Count == 0 || to.Count == 0) continue;
            least = Math.Min(least, to.Min() - (long)from.Max());
            most = Math.Max(most, to.Max() - (long)from.Min());
        }

        (Least, Range) = least > most ? (0, 1) : ((int)least, (int)(most - least + 1));
    }

    public int Least { get; }

    /// <summary>How many different numbers there can be.</summary>
    public int Range { get; }

    public double Percentile => span.Percentile;

    /// <summary>Leaves the rows that have both days, and fills in their local numbers.</summary>
    public (int[] From, int[] To) Fill(InsightBlock block, Span<ulong> rows, Span<ushort> from, Span<ushort> to)
    {
        // A month alone is no day to count from.
        var accepted = InsightScratch.Mine.Accepted.AsSpan();
        foreach (var day in (InsightDay[])[span.From, span.To])
        {
            var column = block.Days[(int)day];
            for (var local = 0; local < column.Values.Length; local++) accepted[local] = InsightBlock.IsKnown(column.Values[local], null);
            column.Keep(accepted[..column.Values.Length], rows);
        }

        block.Days[(int)span.From].Fill(from);
        block.Days[(int)span.To].Fill(to);
        return (Array.ConvertAll(block.Days[(int)span.From].Values, InsightBlock.DayOf), Array.ConvertAll(block.Days[(int)span.To].Values, InsightBlock.DayOf));
    }

    /// <summary>The value at the percentile, between neighbours where it falls between them.</summary>
    /// <param name="counts">How often each number of days, in any order.</param>
    public double At(IEnumerable<(int Days, long Count)> counts)
    {
        var sorted = counts.OrderBy(one => one.Days).ToList();
        var place = span.Percentile / 100 * (sorted.Sum(one => one.Count) - 1);
        var (lower, upper) = (Nth(sorted, (long)Math.Floor(place)), Nth(sorted, (long)Math.Ceiling(place)));
        return lower + ((upper - lower) * (place - Math.Floor(place)));
    }

    private static int Nth(List<(int Days, long Count)> sorted, long place)
    {
        foreach (var (days, count) in sorted)
        {
            if ((place -= count) < 0) return days;
        }

        return sorted[^1].Days;
    }

    private static List<int> Known(InsightBlock block, InsightDay day) => [.. block.Days[(int)day].Values.Where(value => InsightBlock.IsKnown(value, null)).Select(InsightBlock.DayOf)];
}
