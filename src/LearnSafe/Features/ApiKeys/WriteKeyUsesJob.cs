namespace LearnSafe.Features.ApiKeys;

/// <summary>Notes each hour, and when the program stops, on which day keys were last used.</summary>
public sealed partial class WriteKeyUsesJob(ApiKeyService keys, TimeProvider clock, ILogger<WriteKeyUsesJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            await keys.WriteUsesAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A database that is away now is asked again in an hour; only the day of last use is late.
            Failed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The days on which keys were last used could not be noted; trying again in an hour")]
    private partial void Failed(Exception fault);
}
