using System.Numerics;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// All records at one moment, in columns. Immutable: whoever counts takes the snapshot that was published last and needs no lock,
/// while the next one is made beside it from the same blocks.
/// </summary>
public sealed class InsightSnapshot
{
    internal InsightSnapshot(InsightSchema schema, InsightSetView[] sets, InsightBlock[] blocks, ulong[][] live, InsightCursor cursor)
    {
        (Schema, Sets, Blocks, Live, Cursor) = (schema, sets, blocks, live, cursor);
        Count = live.Sum(rows => rows.Sum(word => (long)BitOperations.PopCount(word)));
    }

    public InsightSchema Schema { get; }

    /// <summary>How far the history was read.</summary>
    public InsightCursor Cursor { get; }

    /// <summary>Records that stand.</summary>
    public long Count { get; }

    /// <summary>In memory, in bytes, dictionaries included.</summary>
    public long Size => Blocks.Sum(block => block.Size) + Sets.Sum(view => view.Sets.Sum(set => 32L + (set.Length * 4)) + view.Values.Sum(value => 32L + (value.Length * 2)));

    internal InsightSetView[] Sets { get; }

    internal InsightBlock[] Blocks { get; }

    /// <summary>By block, a bit for each row that stands.</summary>
    internal ulong[][] Live { get; }

    /// <summary>The values that any record has had in a dimension, in the order in which they came up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no dimension of that name.</exception>
    public IReadOnlyList<string> ValuesOf(string dimension) => Sets[PlaceOf(dimension)].Values;

    internal int PlaceOf(string dimension) => Schema.PlaceOf(dimension) is >= 0 and var place ? place : throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "There is no such dimension.");
}

/// <summary>A place in the history: the number of an entry and its link in the chain, which no other history has.</summary>
public sealed record InsightCursor(long Sequence, byte[] Link)
{
    public static InsightCursor Beginning { get; } = new(0, []);
}
