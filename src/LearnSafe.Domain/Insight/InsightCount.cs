namespace LearnSafe.Domain.Insight;

/// <summary>Answers questions: blocks are counted side by side, each thread into a tally of its own.</summary>
public static class InsightCount
{
    /// <summary>More than a person, or a chart, can read.</summary>
    public const int MostCells = 100_000;

    /// <summary>What whoever asks for more is told.</summary>
    public static InsightException TooMuch() => new($"The answer would have more than {MostCells:N0} numbers. Ask for a shorter time, or group by less.", "There is too much to count at once. Choose a shorter time");

    /// <exception cref="InsightException">The question cannot be answered.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It names a dimension that is not there.</exception>
    public static InsightAnswer Answer(this InsightSnapshot snapshot, InsightQuestion question, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(question);
        return snapshot.Answer(question, [new InsightCut(question.Groupings, question.Span)], cancellation)[0];
    }

    /// <summary>Several cuts through the same records, which are looked for once.</summary>
    /// <param name="question">Which records; its own groupings and what it measures are passed over.</param>
    /// <returns>In the order of the cuts.</returns>
    /// <exception cref="InsightException">One of them cannot be answered.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is named that is not there.</exception>
    public static IReadOnlyList<InsightAnswer> Answer(this InsightSnapshot snapshot, InsightQuestion question, IReadOnlyList<InsightCut> cuts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(cuts);
        var plans = InsightPlan.Of(snapshot, question, cuts);
        var counted = Tally(snapshot, new InsightSelection(snapshot, question), plans, cancellation);
        try
        {
            return [.. counted.Zip(plans, Answer)];
        }
        finally
        {
            counted.ForEach(tally => tally.Dispose());
        }
    }

    private static InsightAnswer Answer(InsightTally whole, InsightPlan plan)
    {
        var range = plan.Days?.Range ?? 1;
        var least = plan.Days?.Least ?? 0;
        var width = plan.Keys.Count == 2 ? plan.Keys[1].Size : 1;
        var all = new Crossing(plan.Days is not null);
        var crossings = new Dictionary<(int First, int Second), Crossing>();
        foreach (var (number, count) in whole.Counted())
        {
            var (crossing, days) = (number / range, (int)(number % range) + least);
            all.Add(days, count);
            var (first, second) = ((int)(crossing / width), (int)(crossing % width));
            foreach (var one in Places(plan, 0, first))
            {
                foreach (var other in Places(plan, 1, second))
                {
                    if (!crossings.TryGetValue((one, other), out var cell))
                    {
                        if (crossings.Count == MostCells) throw TooMuch();
                        crossings[(one, other)] = cell = new Crossing(plan.Days is not null);
                    }

                    cell.Add(days, count);
                }
            }
        }

        InsightCell Cell(int first, int second, Crossing counted) => new(first, second, counted.Count, plan.Days is { } days && counted.Count > 0 ? days.At(counted.Days) : null);
        return new InsightAnswer(
            whole.Total, Cell(0, 0, all), [.. plan.Keys.Select(key => new InsightAxis(key.Grouping, key.Texts))],
            plan.Keys.Count == 0 ? [] : [.. crossings.OrderBy(one => one.Key).Select(one => Cell(one.Key.First, one.Key.Second, one.Value))]);
    }

    private static ReadOnlySpan<int> Places(InsightPlan plan, int key, int number) => key < plan.Keys.Count ? plan.Keys[key].PlacesOf(number) : [0];

    private static List<InsightTally> Tally(InsightSnapshot snapshot, InsightSelection selection, List<InsightPlan> plans, CancellationToken cancellation)
    {
        List<InsightTally> Begin() => plans.ConvertAll(plan => new InsightTally(plan));
        var whole = Begin();
        if (plans.Count == 0) return whole;
        if (snapshot.Blocks.Length < 4)
        {
            for (var index = 0; index < snapshot.Blocks.Length; index++) Count(snapshot, selection, index, whole);
            return whole;
        }

        var (merging, next) = (new Lock(), -1);
        Parallel.For(0, Environment.ProcessorCount, new ParallelOptions { CancellationToken = cancellation }, _ =>
        {
            var tallies = Begin();
            for (int index; (index = Interlocked.Increment(ref next)) < snapshot.Blocks.Length;) Count(snapshot, selection, index, tallies);
            lock (merging)
            {
                for (var number = 0; number < whole.Count; number++) whole[number].Merge(tallies[number]);
            }

            tallies.ForEach(tally => tally.Dispose());
        });
        return whole;
    }

    private static void Count(InsightSnapshot snapshot, InsightSelection selection, int index, List<InsightTally> tallies)
    {
        var block = snapshot.Blocks[index];
        var rows = InsightScratch.Mine.Rows.AsSpan(0, block.Words);
        snapshot.Live[index].CopyTo(rows);
        if (!selection.Keep(index, block, rows)) return;
        foreach (var tally in tallies) tally.Count(block, rows);
    }

    /// <summary>What is counted at one crossing; how often each number of days only where days are measured.</summary>
    private sealed class Crossing(bool isMeasured)
    {
        private readonly Dictionary<int, long>? days = isMeasured ? [] : null;

        public long Count { get; private set; }

        public IEnumerable<(int, long)> Days => days!.Select(one => (one.Key, one.Value));

        public void Add(int number, long count)
        {
            Count += count;
            if (days is not null) days[number] = days.GetValueOrDefault(number) + count;
        }
    }
}
