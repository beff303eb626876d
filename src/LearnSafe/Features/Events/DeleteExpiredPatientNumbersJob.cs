namespace LearnSafe.Features.Events;

/// <summary>Keeps the promise made on the page: a patient's number goes when its time is over.</summary>
public sealed partial class DeleteExpiredPatientNumbersJob(PatientNumberService numbers, TimeProvider clock, ILogger<DeleteExpiredPatientNumbersJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                if (await numbers.DeleteExpiredAsync(stoppingToken) is > 0 and var count) Deleted(count);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database that is away now is asked again in ten minutes; the program goes on.
                Failed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} patient numbers whose time is over")]
    private partial void Deleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Patient numbers whose time is over could not be deleted; trying again in ten minutes")]
    private partial void Failed(Exception fault);
}
