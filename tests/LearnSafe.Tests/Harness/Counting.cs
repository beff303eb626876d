using LearnSafe.Domain.Insight;
using LearnSafe.Features.Insight;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Harness;

/// <summary>Waits for the snapshot that numbers are counted from.</summary>
public static class Counting
{
    /// <summary>What is new is counted within two seconds; a machine under load is given more before a test fails.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The snapshot once everything written so far is in it. A number of records is never waited for alone: the last of them may be there before what was done with
    /// them since.
    /// </summary>
    /// <param name="count">The records that it must hold then, where nobody else records meanwhile.</param>
    public static async Task<InsightSnapshot> CountedAsync(this TestInstallation installation, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var newest = await installation.QueryAsync(context => context.History.MaxAsync(entry => (long?)entry.Sequence, TestContext.Current.CancellationToken)) ?? 0;
        var snapshot = await UntilAsync(installation.Get<InsightState>(), snapshot => snapshot.Cursor.Sequence >= newest);
        if (count is { } expected) Assert.Equal(expected, snapshot.Count);
        return snapshot;
    }

    /// <summary>The first snapshot that is as it should be.</summary>
    internal static async Task<InsightSnapshot> UntilAsync(InsightState state, Func<InsightSnapshot, bool> isSo)
    {
        for (var began = Environment.TickCount64; Environment.TickCount64 - began < Patience.TotalMilliseconds; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            if (state.Snapshot is { } snapshot && isSo(snapshot)) return snapshot;
        }

        throw new TimeoutException($"The snapshot did not come to what it should be; it holds {state.Snapshot?.Count} records.");
    }
}
