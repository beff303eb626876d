namespace LearnSafe.Domain.Insight;

/// <summary>Room to work in, one for each thread that counts.</summary>
internal sealed class InsightScratch
{
    [ThreadStatic]
    private static InsightScratch? mine;

    public static InsightScratch Mine => mine ??= new InsightScratch();

    public ulong[] Rows { get; } = new ulong[InsightBlock.Capacity / 64];

    /// <summary>Rows of those that have what is measured.</summary>
    public ulong[] Measured { get; } = new ulong[InsightBlock.Capacity / 64];

    public ushort[] First { get; } = new ushort[InsightBlock.Capacity];

    public ushort[] Second { get; } = new ushort[InsightBlock.Capacity];

    public ushort[] From { get; } = new ushort[InsightBlock.Capacity];

    public ushort[] To { get; } = new ushort[InsightBlock.Capacity];

    public bool[] Accepted { get; } = new bool[InsightBlock.Capacity + 1];

    /// <summary>Counts by local numbers; empty between uses.</summary>
    public int[] Counts { get; } = new int[InsightTally.MostLocal];
}
