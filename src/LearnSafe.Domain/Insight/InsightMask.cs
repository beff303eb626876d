namespace LearnSafe.Domain.Insight;

/// <summary>Some of the records of one snapshot, found by something that the snapshot does not hold. Made once, it narrows any number of questions.</summary>
public sealed class InsightMask
{
    /// <summary>Above so many a block is walked beside the ids, below it is searched for each.</summary>
    private const int FewInBlock = InsightBlock.Capacity / 64;

    private readonly InsightSnapshot snapshot;
    private readonly ulong[]?[] rows;

    private InsightMask(InsightSnapshot snapshot, ulong[]?[] rows) => (this.snapshot, this.rows) = (snapshot, rows);

    /// <param name="ids">In any order; those that the snapshot does not have are passed over.</param>
    public static InsightMask Of(InsightSnapshot snapshot, IEnumerable<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Guid[] sorted = [.. ids];
        if (!IsSorted(sorted)) Array.Sort(sorted);
        var found = new ulong[]?[snapshot.Blocks.Length];
        Parallel.For(0, found.Length, index => found[index] = Find(snapshot.Blocks[index], sorted));
        return new InsightMask(snapshot, found);
    }

    /// <summary>Records come into an index of words in the order of their ids, mostly: looking costs a tenth of sorting a million.</summary>
    private static bool IsSorted(Guid[] ids)
    {
        for (var at = 1; at < ids.Length; at++)
        {
            if (ids[at].CompareTo(ids[at - 1]) < 0) return false;
        }

        return true;
    }

    internal bool IsOf(InsightSnapshot other) => ReferenceEquals(snapshot, other);

    /// <summary>Clears the bits of rows that are not among them.</summary>
    /// <returns>False where none is left.</returns>
    internal bool Keep(int index, Span<ulong> selected)
    {
        if (rows[index] is not { } mine) return false;
        for (var word = 0; word < mine.Length; word++) selected[word] &= mine[word];
        return true;
    }

    private static ulong[]? Find(InsightBlock block, Guid[] sorted)
    {
        if (block.Count == 0) return null;
        var (from, to) = (Place(sorted, block.Ids[block.Order[0]]), Place(sorted, block.Ids[block.Order[^1]]));
        if (to < sorted.Length && sorted[to] == block.Ids[block.Order[^1]]) to++;
        if (from == to) return null;
        var found = new ulong[block.Words];
        if (to - from < FewInBlock)
        {
            foreach (var id in sorted.AsSpan(from, to - from))
            {
                foreach (var row in block.Find(id)) found[row >> 6] |= 1UL << (row & 63);
            }

            return found;
        }

        for (var at = 0; at < block.Count && from < to;)
        {
            int row = block.Order[at];
            switch (block.Ids[row].CompareTo(sorted[from]))
            {
                case 0: found[row >> 6] |= 1UL << (row & 63); at++; break;
                case < 0: at++; break;
                default: from++; break;
            }
        }

        return found;
    }

    /// <summary>Where an id stands, or would.</summary>
    private static int Place(Guid[] sorted, Guid id)
    {
        var place = Array.BinarySearch(sorted, id);
        if (place < 0) return ~place;
        while (place > 0 && sorted[place - 1] == id) place--;
        return place;
    }
}
