namespace LearnSafe.Domain.Insight;

/// <summary>Which records a question is about, made ready for one snapshot: which sets of each dictionary are wanted.</summary>
internal sealed class InsightSelection
{
    private readonly List<(int Dimension, bool[] Accepted)> sets = [];
    private readonly List<(int Day, int From, int To, bool IsLacking)> days = [];
    private readonly InsightMask? among;

    public InsightSelection(InsightSnapshot snapshot, InsightQuestion question)
    {
        if (question.Organisations is { } scope) AddScope(snapshot, scope);
        foreach (var filter in question.Filters) sets.Add((snapshot.PlaceOf(filter.Dimension), Accepted(snapshot.Sets[snapshot.PlaceOf(filter.Dimension)], filter)));
        foreach (var period in question.Periods) days.Add(((int)period.Day, period.From?.DayNumber ?? 0, period.To?.DayNumber ?? int.MaxValue, false));
        foreach (var day in question.Lacking) days.Add(((int)day, 0, 0, true));
        if (question.Among is { } mask && !mask.IsOf(snapshot)) throw new ArgumentException("The mask is of another snapshot.", nameof(question));
        among = question.Among;
        Without = [.. question.Without.Select(id => snapshot.Blocks.SelectMany((block, index) => block.Find(id).ToArray().Select(row => (Block: index, Row: (int)row)))).SelectMany(found => found)];
    }

    private (int Block, int Row)[] Without { get; }

    /// <summary>Clears the bits of rows that do not match.</summary>
    /// <returns>False where none is left.</returns>
    public bool Keep(int index, InsightBlock block, Span<ulong> rows)
    {
        if (among is not null && !among.Keep(index, rows)) return false;

        // Nothing is read of the rows before it is known of each filter whether any, or every, value of the block will do.
        Span<bool> scratch = InsightScratch.Mine.Accepted;
        var partly = 0;
        Span<int> reading = stackalloc int[64];
        for (var number = 0; number < sets.Count + days.Count; number++)
        {
            var (column, accepted) = Judge(number, block, scratch);
            if (accepted == 0) return false;
            if (accepted < column.Values.Length && partly < reading.Length) reading[partly++] = number;
            else if (accepted < column.Values.Length) KeepOne(number, block, scratch, rows);
        }

        foreach (var number in reading[..partly]) KeepOne(number, block, scratch, rows);
        foreach (var (other, row) in Without)
        {
            if (other == index) rows[row >> 6] &= ~(1UL << (row & 63));
        }

        return rows.ContainsAnyExcept(0UL);
    }

    private void KeepOne(int number, InsightBlock block, Span<bool> scratch, Span<ulong> rows)
    {
        var (column, _) = Judge(number, block, scratch);
        column.Keep(scratch[..column.Values.Length], rows);
    }

    /// <summary>Says of each local value of a filter's column whether it will do, and of how many.</summary>
    private (InsightColumn Column, int Accepted) Judge(int number, InsightBlock block, Span<bool> accepted)
    {
        var count = 0;
        if (number < sets.Count)
        {
            var (dimension, wanted) = sets[number];
            var column = block.Sets[dimension];
            for (var local = 0; local < column.Values.Length; local++) count += (accepted[local] = wanted[column.Values[local]]) ? 1 : 0;
            return (column, count);
        }

        var (day, from, to, isLacking) = days[number - sets.Count];
        var dates = block.Days[day];
        for (var local = 0; local < dates.Values.Length; local++) count += (accepted[local] = Fits(dates.Values[local], from, to, isLacking)) ? 1 : 0;
        return (dates, count);
    }

    private static bool Fits(int kept, int from, int to, bool isLacking) =>
        kept == InsightBlock.NoDay ? isLacking : !isLacking && InsightBlock.DayOf(kept) >= from && InsightBlock.DayOf(kept) <= to;

    private void AddScope(InsightSnapshot snapshot, IReadOnlySet<Guid> scope)
    {
        var dimension = snapshot.PlaceOf(InsightSchema.Organisation);
        var view = snapshot.Sets[dimension];
        var inside = Array.ConvertAll(view.Values, value => scope.Contains(Guid.ParseExact(value, "D")));
        sets.Add((dimension, Array.ConvertAll(view.Sets, members => members.Length > 0 && inside[members[0]])));
    }

    private static bool[] Accepted(InsightSetView view, InsightFilter filter)
    {
        var wanted = filter.Values.ToHashSet(StringComparer.Ordinal);
        var isUnanswered = wanted.Remove(InsightQuestion.NotAnswered);
        var members = Array.ConvertAll(view.Values, wanted.Contains);
        bool Any(int[] set) => set.Length == 0 ? isUnanswered : Array.Exists(set, value => members[value]);
        bool All(int[] set) => set.Length == 0 ? isUnanswered && wanted.Count == 0 : !isUnanswered && set.Count(value => members[value]) == wanted.Count;
        return Array.ConvertAll(view.Sets, set => filter.Match switch { InsightMatch.AnyOf => Any(set), InsightMatch.AllOf => All(set), _ => !Any(set) });
    }
}
