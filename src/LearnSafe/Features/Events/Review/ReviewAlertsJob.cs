namespace LearnSafe.Features.Events.Review;

/// <summary>Looks for records of which somebody must be told.</summary>
public sealed partial class ReviewAlertsJob(ReviewAlertService alerts, TimeProvider clock, ILogger<ReviewAlertsJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await alerts.TellAsync(stoppingToken);
                if (await alerts.EscalateAsync(stoppingToken) is > 0 and var count) Escalated(count);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database that is away now is asked again; the program goes on.
                Failed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Told somebody further of {Count} records that nobody opened")]
    private partial void Escalated(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reviewers could not be told of records; trying again in half a minute")]
    private partial void Failed(Exception fault);
}
