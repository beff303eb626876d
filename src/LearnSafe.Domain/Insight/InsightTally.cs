using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Insight;

/// <summary>What one thread has counted so far. Its room is lent: a page asks thirty questions, and as many large arrays a page would keep the garbage collector busy.</summary>
internal sealed class InsightTally : IDisposable
{
    /// <summary>Up to so many crossings a block is counted apart and then added up: in the cache of the processor.</summary>
    public const int MostLocal = 1 << 14;

    /// <summary>Up to so many numbers they stand in one array.</summary>
    private const long MostFlat = 1 << 20;

    private readonly InsightPlan plan;
    private readonly int width;
    private readonly int numbers;
    private readonly Dictionary<long, long>? sparse;
    private long[]? flat;

    public InsightTally(InsightPlan plan)
    {
        this.plan = plan;
        width = plan.Keys.Count == 2 ? plan.Keys[1].Size : 1;
        var all = (plan.Keys.Count == 0 ? 1L : (long)plan.Keys[0].Size * width) * (plan.Days?.Range ?? 1);
        if (all > MostFlat)
        {
            sparse = [];
            return;
        }

        numbers = (int)all;
        flat = ArrayPool<long>.Shared.Rent(numbers);
        flat.AsSpan(0, numbers).Clear();
    }

    /// <summary>Records that match.</summary>
    public long Total { get; private set; }

    /// <param name="rows">Those of the block that match.</param>
    public void Count(InsightBlock block, ReadOnlySpan<ulong> rows)
    {
        var scratch = InsightScratch.Mine;
        var count = 0L;
        foreach (var word in rows) count += BitOperations.PopCount(word);
        Total += count;
        if (plan.Days is null && plan.Keys.Count == 0) Add(0, count);
        else if (plan.Days is { } days) Measure(block, days, rows, scratch);
        else if (plan.Keys.Count == 1) One(block, rows, scratch);
        else Two(block, rows, scratch);
    }

    public void Merge(InsightTally other)
    {
        Total += other.Total;
        if (flat is not null) AddUp(other.flat.AsSpan(0, numbers), flat.AsSpan(0, numbers));
        else foreach (var (number, count) in other.sparse!) Add(number, count);
    }

    /// <summary>What was counted: the crossing times the range of days, plus the days.</summary>
    public IEnumerable<(long Number, long Count)> Counted()
    {
        if (sparse is not null)
        {
            foreach (var (number, count) in sparse) yield return (number, count);
            yield break;
        }

        for (var number = 0; number < numbers; number++)
        {
            if (flat![number] > 0) yield return (number, flat[number]);
        }
    }

    public void Dispose()
    {
        if (flat is not null) ArrayPool<long>.Shared.Return(flat);
        flat = null;
    }

    private static void AddUp(ReadOnlySpan<long> from, Span<long> to)
    {
        var number = 0;
        for (; number <= to.Length - Vector<long>.Count; number += Vector<long>.Count) (new Vector<long>(to[number..]) + new Vector<long>(from[number..])).CopyTo(to[number..]);
        for (; number < to.Length; number++) to[number] += from[number];
    }

    private void Add(long number, long count)
    {
        if (flat is not null) flat[number] += count;
        else CollectionsMarshal.GetValueRefOrAddDefault(sparse!, number, out _) += count;
    }

    private void One(InsightBlock block, ReadOnlySpan<ulong> rows, InsightScratch scratch)
    {
        var keys = scratch.First.AsSpan(0, block.Count);
        var map = plan.Keys[0].Fill(block, keys);
        if (map.Length > MostLocal)
        {
            foreach (var row in new InsightRows(rows)) Add(map[keys[row]], 1);
            return;
        }

        var counts = scratch.Counts.AsSpan(0, map.Length);
        for (var word = 0; word < rows.Length; word++)
        {
            var bits = rows[word];
            if (bits == ulong.MaxValue)
            {
                foreach (var key in keys.Slice(word << 6, 64)) counts[key]++;
                continue;
            }

            for (; bits != 0; bits &= bits - 1) counts[keys[(word << 6) + BitOperations.TrailingZeroCount(bits)]]++;
        }

        for (var local = 0; local < counts.Length; local++)
        {
            if (counts[local] > 0) Add(map[local], counts[local]);
        }

        counts.Clear();
    }

    private void Two(InsightBlock block, ReadOnlySpan<ulong> rows, InsightScratch scratch)
    {
        var first = scratch.First.AsSpan(0, block.Count);
        var second = scratch.Second.AsSpan(0, block.Count);
        var firstMap = plan.Keys[0].Fill(block, first);
        var secondMap = plan.Keys[1].Fill(block, second);
        if ((long)firstMap.Length * secondMap.Length > MostLocal)
        {
            foreach (var row in new InsightRows(rows)) Add(((long)firstMap[first[row]] * width) + secondMap[second[row]], 1);
            return;
        }

        var across = secondMap.Length;
        var counts = scratch.Counts.AsSpan(0, firstMap.Length * across);
        foreach (var row in new InsightRows(rows)) counts[(first[row] * across) + second[row]]++;
        for (var local = 0; local < counts.Length; local++)
        {
            if (counts[local] > 0) Add(((long)firstMap[local / across] * width) + secondMap[local % across], counts[local]);
        }

        counts.Clear();
    }

    private void Measure(InsightBlock block, InsightDays days, ReadOnlySpan<ulong> selected, InsightScratch scratch)
    {
        var rows = scratch.Measured.AsSpan(0, selected.Length);
        selected.CopyTo(rows);
        var firstMap = plan.Keys.Count > 0 ? plan.Keys[0].Fill(block, scratch.First.AsSpan(0, block.Count)) : null;
        var secondMap = plan.Keys.Count > 1 ? plan.Keys[1].Fill(block, scratch.Second.AsSpan(0, block.Count)) : null;
        var (from, to) = days.Fill(block, rows, scratch.From.AsSpan(0, block.Count), scratch.To.AsSpan(0, block.Count));
        foreach (var row in new InsightRows(rows))
        {
            var crossing = firstMap is null ? 0L : firstMap[scratch.First[row]];
            if (secondMap is not null) crossing = (crossing * width) + secondMap[scratch.Second[row]];
            Add((crossing * days.Range) + to[scratch.To[row]] - from[scratch.From[row]] - days.Least, 1);
        }
    }
}
