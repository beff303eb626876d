using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Insight;

/// <summary>
/// Makes the snapshot when the program starts, and follows the database from then on. A turn of the real
/// clock, whatever clock the program shows: what is new must be counted within two seconds.
/// </summary>
internal sealed partial class InsightJob(InsightState state, InsightMaker maker, DataFolder folder, IOptions<InsightSettings> settings, ILogger<InsightJob> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (settings.Value.File is { } given)
        {
            ReadGiven(Path.Combine(folder.Path, given));
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = settings.Value.FollowEvery;
            try
            {
                await maker.TurnAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(fault);
                maker.BeginAnew();
                wait = AfterFault;
            }

            await Task.Delay(wait, stoppingToken);
        }
    }

    private void ReadGiven(string path)
    {
        try
        {
            state.Snapshot = InsightFiles.Read(state.Schema, path);
        }
        catch (Exception fault) when (fault is InsightException or IOException or UnauthorizedAccessException)
        {
            NotRead(path, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The file {Path} that Insight:File names cannot be used, and nothing is counted. {Reason}")]
    private partial void NotRead(string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The snapshot for counting could not follow the database; trying again")]
    private partial void Failed(Exception fault);
}
