using System.Numerics;

namespace LearnSafe.Domain.Insight;

/// <summary>The rows whose bit is set, ascending.</summary>
internal ref struct InsightRows(ReadOnlySpan<ulong> words)
{
    private readonly ReadOnlySpan<ulong> words = words;
    private ulong bits;
    private int word = -1;

    public int Current { get; private set; }

    public readonly InsightRows GetEnumerator() => this;

    public bool MoveNext()
    {
        while (bits == 0)
        {
            if (++word >= words.Length) return false;
            bits = words[word];
        }

        Current = (word << 6) + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return true;
    }
}
