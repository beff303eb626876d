namespace LearnSafe.Features.Events.Threads;

/// <summary>Reminds organisations of what they were asked, before the day and after it.</summary>
public sealed partial class RemindOfThreadsJob(ThreadService threads, TimeProvider clock, ILogger<RemindOfThreadsJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await threads.RemindAsync(stoppingToken) is > 0 and var count) Reminded(count);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database that is away now is asked again in an hour; the program goes on.
                Failed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminded organisations of {Count} threads")]
    private partial void Reminded(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Organisations could not be reminded of what they were asked; trying again in an hour")]
    private partial void Failed(Exception fault);
}
