using Microsoft.Extensions.Options;

namespace LearnSafe.Features.AccessLog;

/// <summary>The log is kept by a clock of its own: once a day, what is older goes.</summary>
public sealed partial class DeleteExpiredEntriesJob(AccessLogService log, IOptions<AccessLogSettings> settings, TimeProvider clock, ILogger<DeleteExpiredEntriesJob> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <returns>How many entries were deleted.</returns>
    public Task<int> RunAsync(CancellationToken cancellation = default) =>
        log.DeleteBeforeAsync(clock.GetUtcNow().UtcDateTime.AddYears(-Math.Max(1, settings.Value.KeepYears)), cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                if (await RunAsync(stoppingToken) is > 0 and var count) Deleted(count);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database that is away now is asked again tomorrow; the program goes on.
                Failed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} entries of the access log whose time is over")]
    private partial void Deleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Entries of the access log whose time is over could not be deleted; trying again tomorrow")]
    private partial void Failed(Exception fault);
}
