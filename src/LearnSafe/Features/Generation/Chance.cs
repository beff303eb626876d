namespace LearnSafe.Features.Generation;

/// <summary>A repeatable source of chance (SplitMix64): the same seed and index give the same numbers on every machine and version.</summary>
internal sealed class Chance(long seed, long index)
{
    private ulong state = Mix((ulong)seed ^ 0x9E3779B97F4A7C15) + ((ulong)index * 0xD1342543DE82EF95);

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>From 0 to below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public bool Percent(int percent) => Below(100) < percent;

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>One of the values, each as likely as its weight.</summary>
    public T Weighted<T>(IReadOnlyList<T> list, Func<T, int> weight)
    {
        var left = Below(list.Sum(weight));
        foreach (var value in list)
        {
            left -= weight(value);
            if (left < 0) return value;
        }

        return list[^1];
    }

    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
