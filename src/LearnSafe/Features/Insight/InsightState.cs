using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Insight;

/// <summary>The snapshot that is counted now, and how far it is while there is none. Written by one job; read by every request without a lock.</summary>
public sealed class InsightState(LfpseContent lfpse)
{
    private volatile InsightSnapshot? snapshot;
    private long read;

    public InsightSchema Schema { get; } = InsightSchema.Of(lfpse.Taxonomies.Values);

    /// <summary>Null until the first is ready.</summary>
    public InsightSnapshot? Snapshot
    {
        get => snapshot;
        internal set => snapshot = value;
    }

    /// <summary>Records that were read so far, while there is no snapshot.</summary>
    public long Read
    {
        get => Interlocked.Read(ref read);
        internal set => Interlocked.Exchange(ref read, value);
    }

    internal void Add(int more) => Interlocked.Add(ref read, more);
}
