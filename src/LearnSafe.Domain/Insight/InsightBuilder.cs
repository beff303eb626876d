using System.Numerics;

namespace LearnSafe.Domain.Insight;

/// <summary>Takes records in, again or away, and publishes snapshots. For one writer; what it has published is never touched again.</summary>
public sealed class InsightBuilder
{
    private readonly InsightSchema schema;
    private readonly InsightSets[] sets;
    private readonly InsightReader reader;
    private readonly InsightRow row = new();
    private readonly InsightBlockMaker tail;
    private readonly List<Sealed> blocks = [];

    public InsightBuilder(InsightSchema schema)
        : this(schema, [.. (schema ?? throw new ArgumentNullException(nameof(schema))).Dimensions.Select(_ => new InsightSets())])
    {
    }

    private InsightBuilder(InsightSchema schema, InsightSets[] sets)
    {
        (this.schema, this.sets) = (schema, sets);
        (reader, tail) = (new InsightReader(schema, sets), new InsightBlockMaker(sets.Length));
    }

    /// <summary>A builder that goes on from a snapshot, one read from a file for instance.</summary>
    public static InsightBuilder From(InsightSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var made = new InsightBuilder(snapshot.Schema, Array.ConvertAll(snapshot.Sets, InsightSets.Of));
        for (var index = 0; index < snapshot.Blocks.Length; index++) made.blocks.Add(new Sealed(snapshot.Blocks[index], snapshot.Live[index], false));
        made.Compact();
        return made;
    }

    /// <summary>Adds a record that is not there yet: nobody looks for it.</summary>
    /// <param name="answers">The stored form of its present answers, UTF-8.</param>
    /// <exception cref="System.Text.Json.JsonException">It is not the stored form of answers.</exception>
    public void Add(InsightRecord record, ReadOnlySpan<byte> answers)
    {
        ArgumentNullException.ThrowIfNull(record);
        reader.Read(record, answers, row);
        if (tail.IsFull) Seal();
        tail.Add(row);
    }

    /// <summary>Takes over the records of a snapshot that was made beside this one, of others than are here. Sets of values are numbered as here; nothing is counted or copied by the record.</summary>
    /// <exception cref="ArgumentException">It is of another schema.</exception>
    public void Take(InsightSnapshot other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(other.Schema, schema)) throw new ArgumentException("The snapshot is of another schema.", nameof(other));
        var numbers = sets.Zip(other.Sets, (mine, theirs) => mine.NumbersOf(theirs)).ToArray();
        for (var index = 0; index < other.Blocks.Length; index++) blocks.Add(new Sealed(other.Blocks[index].Renumbered(numbers), other.Live[index], false));
    }

    /// <summary>Puts a record in the place of what was known of it.</summary>
    public void Put(InsightRecord record, ReadOnlySpan<byte> answers)
    {
        ArgumentNullException.ThrowIfNull(record);
        Remove(record.Id);
        Add(record, answers);
    }

    /// <summary>A record that was withdrawn or erased is counted no more.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(Guid id)
    {
        if (tail.Remove(id)) return true;
        for (var index = blocks.Count - 1; index >= 0; index--)
        {
            var found = -1;
            foreach (var place in blocks[index].Block.Find(id))
            {
                if ((blocks[index].Live[place >> 6] >> (place & 63) & 1) != 0) found = place;
            }

            if (found < 0) continue;
            // Readers hold the bitmap that was published: the first change since makes another.
            var live = blocks[index].IsOwn ? blocks[index].Live : [.. blocks[index].Live];
            live[found >> 6] &= ~(1UL << (found & 63));
            blocks[index] = new Sealed(blocks[index].Block, live, true);
            return true;
        }

        return false;
    }

    /// <summary>The records as they are now.</summary>
    public InsightSnapshot Publish(InsightCursor cursor)
    {
        Compact();
        for (var index = 0; index < blocks.Count; index++) blocks[index] = blocks[index] with { IsOwn = false };
        var (made, live) = (blocks.ConvertAll(one => one.Block), blocks.ConvertAll(one => one.Live));
        if (tail.Count > 0)
        {
            made.Add(tail.Make());
            live.Add(tail.Live);
        }

        return new InsightSnapshot(schema, Array.ConvertAll(sets, dimension => dimension.View), [.. made], [.. live], cursor);
    }

    /// <summary>Rows of blocks that have lost half of theirs, or never had many, move to the end.</summary>
    private void Compact()
    {
        Span<ushort> scratch = new ushort[InsightBlock.Capacity];
        for (var index = blocks.Count - 1; index >= 0; index--)
        {
            var (block, live, _) = blocks[index];
            var standing = live.Sum(BitOperations.PopCount);
            if (standing > InsightBlock.Capacity / 2) continue;
            if (tail.Count + standing > InsightBlock.Capacity) Seal();
            tail.Add(block, live, scratch);
            blocks.Remove(blocks.First(one => ReferenceEquals(one.Block, block)));
        }
    }

    private void Seal()
    {
        if (tail.Count > 0) blocks.Add(new Sealed(tail.Make(), tail.Live, true));
        tail.Clear();
    }

    private sealed record Sealed(InsightBlock Block, ulong[] Live, bool IsOwn);
}
