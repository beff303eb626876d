namespace LearnSafe.Features.Events.Threads;

/// <summary>Forgets the addresses of organisations outside once nobody can answer any more.</summary>
public sealed partial class DeleteOutsideAddressesJob(AnswerLinkService links, TimeProvider clock, ILogger<DeleteOutsideAddressesJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await links.DeleteExpiredAsync(stoppingToken) is > 0 and var count) Deleted(count);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database that is away now is asked again in an hour; the program goes on.
                Failed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} addresses of organisations outside whose time is over")]
    private partial void Deleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Addresses of organisations outside could not be deleted; trying again in an hour")]
    private partial void Failed(Exception fault);
}
