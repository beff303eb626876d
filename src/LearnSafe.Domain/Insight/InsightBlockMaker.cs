namespace LearnSafe.Domain.Insight;

/// <summary>Gathers rows and makes a block of them. For each column only what is there is kept, so a hundred empty questions cost nothing.</summary>
internal sealed class InsightBlockMaker
{
    private readonly List<Guid> ids = [];
    private readonly Gathered[] sets;
    private readonly Gathered[] days;
    private readonly List<ulong> live = [];
    private readonly Dictionary<Guid, int> places = [];

    /// <summary>Local number + 1 by value; cleared after each column.</summary>
    private readonly Dictionary<int, int> locals = [];

    public InsightBlockMaker(int dimensions)
    {
        sets = [.. Enumerable.Range(0, dimensions).Select(_ => new Gathered())];
        days = [.. Enumerable.Range(0, InsightSchema.Days).Select(_ => new Gathered())];
    }

    public int Count => ids.Count;

    public bool IsFull => ids.Count == InsightBlock.Capacity;

    public ulong[] Live => [.. live];

    public void Add(InsightRow row)
    {
        var place = Begin(row.Id);
        foreach (var (dimension, set) in row.Sets) sets[dimension].Add(place, set);
        for (var day = 0; day < days.Length; day++)
        {
            if (row.Days[day] != InsightBlock.NoDay) days[day].Add(place, row.Days[day]);
        }
    }

    /// <summary>Takes over the rows of a block that still stand.</summary>
    public void Add(InsightBlock block, ulong[] standing, Span<ushort> scratch)
    {
        var moved = new int[block.Count];
        for (var row = 0; row < block.Count; row++) moved[row] = (standing[row >> 6] >> (row & 63) & 1) == 0 ? -1 : Begin(block.Ids[row]);
        for (var dimension = 0; dimension < sets.Length; dimension++) Take(block.Sets[dimension], sets[dimension], 0, moved, scratch);
        for (var day = 0; day < days.Length; day++) Take(block.Days[day], days[day], InsightBlock.NoDay, moved, scratch);
    }

    /// <summary>Whether the record was here and stood; it does no longer.</summary>
    public bool Remove(Guid id)
    {
        if (!places.Remove(id, out var place)) return false;
        live[place >> 6] &= ~(1UL << (place & 63));
        return true;
    }

    public InsightBlock Make()
    {
        Guid[] made = [.. ids];
        var order = new ushort[made.Length];
        for (var row = 0; row < order.Length; row++) order[row] = (ushort)row;
        Array.Sort([.. made], order);
        // Of rows of one record, the last comes last.
        for (var (from, to) = (0, 1); to <= order.Length; to++)
        {
            if (to < order.Length && made[order[to]] == made[order[from]]) continue;
            if (to - from > 1) Array.Sort(order, from, to - from);
            from = to;
        }

        return new InsightBlock(made, order, [.. sets.Select(column => Column(column, 0))], [.. days.Select(column => Column(column, InsightBlock.NoDay))]);
    }

    public void Clear()
    {
        ids.Clear();
        live.Clear();
        places.Clear();
        foreach (var column in sets.Concat(days)) column.Clear();
    }

    private int Begin(Guid id)
    {
        var place = ids.Count;
        ids.Add(id);
        places[id] = place;
        if ((place & 63) == 0) live.Add(0);
        live[place >> 6] |= 1UL << (place & 63);
        return place;
    }

    private static void Take(InsightColumn from, Gathered to, int nothing, int[] moved, Span<ushort> scratch)
    {
        if (from.IsConstant && from.Values[0] == nothing) return;
        from.Fill(scratch[..moved.Length]);
        for (var row = 0; row < moved.Length; row++)
        {
            if (moved[row] >= 0 && from.Values[scratch[row]] is var value && value != nothing) to.Add(moved[row], value);
        }
    }

    private InsightColumn Column(Gathered column, int nothing)
    {
        var (rows, values) = (column.Rows, column.Values);
        if (rows.Count == 0) return new InsightColumn([nothing], null, null, null);
        var isWhole = rows.Count == ids.Count;
        List<int> known = isWhole ? [] : [nothing];
        var local = new ushort[rows.Count];
        for (var index = 0; index < local.Length; index++)
        {
            if (!locals.TryGetValue(values[index], out var number))
            {
                locals[values[index]] = number = known.Count;
                known.Add(values[index]);
            }

            local[index] = (ushort)number;
        }

        locals.Clear();
        if (isWhole && known.Count == 1) return new InsightColumn([.. known], null, null, null);
        var width = known.Count <= 256 ? 1 : 2;
        var isFew = (2 + width) * rows.Count < width * ids.Count;
        ushort[] all;
        if (isFew || isWhole)
        {
            all = local;
        }
        else
        {
            all = new ushort[ids.Count];
            for (var index = 0; index < local.Length; index++) all[rows[index]] = local[index];
        }

        return new InsightColumn([.. known], width == 1 ? Array.ConvertAll(all, number => (byte)number) : null, width == 2 ? all : null, isFew ? [.. rows] : null);
    }

    /// <summary>What rows have, in the order of the rows.</summary>
    private sealed class Gathered
    {
        public List<ushort> Rows { get; } = [];

        public List<int> Values { get; } = [];

        public void Add(int row, int value)
        {
            Rows.Add((ushort)row);
            Values.Add(value);
        }

        public void Clear()
        {
            Rows.Clear();
            Values.Clear();
        }
    }
}
