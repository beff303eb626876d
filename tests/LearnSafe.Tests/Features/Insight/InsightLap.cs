using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>One more process that follows an installation's database, with a snapshot and a data folder of its own, from its start to its end.</summary>
internal sealed class InsightLap : IAsyncDisposable
{
    private readonly InsightJob job;
    private readonly ILoggerFactory loggers;

    private InsightLap(TestInstallation installation, DataFolder folder, InsightSettings settings)
    {
        State = new InsightState(installation.Get<LfpseContent>());
        loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
        var maker = new InsightMaker(State, installation.Get<DatabaseEngine>(), folder, Options.Create(settings), loggers.CreateLogger<InsightMaker>());
        job = new InsightJob(State, maker, folder, Options.Create(settings), loggers.CreateLogger<InsightJob>());
    }

    public InsightState State { get; }

    public TestLog Log { get; } = new();

    /// <param name="folder">Its data folder; the installation's own where nothing is said.</param>
    public static async Task<InsightLap> StartAsync(TestInstallation installation, DataFolder? folder = null, TimeSpan? writeEvery = null, string? file = null)
    {
        var lap = new InsightLap(installation, folder ?? installation.Folder, new InsightSettings { FollowEvery = TimeSpan.FromMilliseconds(100), WriteEvery = writeEvery ?? TimeSpan.FromHours(1), File = file });
        await lap.job.StartAsync(TestContext.Current.CancellationToken);
        return lap;
    }

    public Task<InsightSnapshot> ReadyAsync() => UntilAsync(_ => true);

    /// <summary>The first snapshot that is as it should be.</summary>
    public Task<InsightSnapshot> UntilAsync(Func<InsightSnapshot, bool> isSo) => Counting.UntilAsync(State, isSo);

    public async ValueTask DisposeAsync()
    {
        await job.StopAsync(CancellationToken.None);
        job.Dispose();
        loggers.Dispose();
    }
}
