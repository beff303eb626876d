namespace LearnSafe.Domain.Insight;

/// <summary>At most 65,536 records side by side in columns. Immutable: which of its rows still stand is kept apart, in the snapshot.</summary>
internal sealed class InsightBlock
{
    /// <summary>So that a row's number fits two bytes.</summary>
    public const int Capacity = 1 << 16;

    public InsightBlock(Guid[] ids, ushort[] order, InsightColumn[] sets, InsightColumn[] days) => (Ids, Order, Sets, Days) = (ids, order, sets, days);

    public Guid[] Ids { get; }

    /// <summary>Rows by the order of their ids.</summary>
    public ushort[] Order { get; }

    /// <summary>By dimension: values are sets of the dimension's dictionary.</summary>
    public InsightColumn[] Sets { get; }

    /// <summary>By <see cref="InsightDay"/>: values are days as <see cref="Kept"/> has them, <see cref="NoDay"/> where there is none.</summary>
    public InsightColumn[] Days { get; }

    public const int NoDay = int.MinValue;

    /// <summary>A day as a column keeps it: with how exactly it is known, so that neither costs a look at another column.</summary>
    public static int Kept(DateOnly day, InsightUnit? known) => (day.DayNumber << 2) | known switch { null => 3, InsightUnit.Month => 2, _ => 1 };

    /// <summary>The number of the day behind what is kept.</summary>
    public static int DayOf(int kept) => kept >> 2;

    /// <summary>Whether what is kept is known exactly enough to stand in one unit; null asks for the day itself.</summary>
    public static bool IsKnown(int kept, InsightUnit? unit) => kept != NoDay && (kept & 3) >= unit switch { null or InsightUnit.Week or InsightUnit.Day => 3, InsightUnit.Year => 1, _ => 2 };

    public int Count => Ids.Length;

    /// <summary>Words of the bitmap that says which rows stand.</summary>
    public int Words => (Count + 63) >> 6;

    public long Size => (Count * 18L) + (Words * 8L) + Sets.Sum(column => column.Size) + Days.Sum(column => column.Size) + 400;

    /// <summary>The same rows with the sets of another dictionary.</summary>
    /// <param name="numbers">By dimension, by the number of a set here, its number there.</param>
    public InsightBlock Renumbered(int[][] numbers) => new(Ids, Order, [.. Sets.Select((column, dimension) => column.Renumbered(numbers[dimension]))], Days);

    /// <summary>The rows of a record; none where it is not here. A record that was put again has its old rows too, which no longer stand.</summary>
    public ReadOnlySpan<ushort> Find(Guid id)
    {
        if (Count == 0 || id.CompareTo(Ids[Order[0]]) < 0 || id.CompareTo(Ids[Order[^1]]) > 0) return [];
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Ids[Order[middle]].CompareTo(id) < 0) low = middle + 1;
            else high = middle;
        }

        var end = low;
        while (end < Count && Ids[Order[end]] == id) end++;
        return Order.AsSpan(low, end - low);
    }

    /// <summary>A bitmap in which every row stands.</summary>
    public ulong[] AllRows()
    {
        var rows = new ulong[Words];
        Array.Fill(rows, ulong.MaxValue);
        if ((Count & 63) != 0) rows[^1] = (1UL << (Count & 63)) - 1;
        return rows;
    }
}
