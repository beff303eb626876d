namespace LearnSafe.Platform.Jobs;

/// <summary>Work that is done again and again beside the pages. A fault is logged, and the next turn tries anew.</summary>
/// <param name="failed">What a fault means, for the log: "Old links could not be deleted".</param>
public abstract partial class RepeatedJob(TimeSpan every, string failed, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Whether the first turn comes with the start of the program, and not one period later.</summary>
    protected virtual bool AtStart => false;

    /// <summary>What the log says was done, before its number: "Patient numbers deleted". Null where nobody would ask.</summary>
    protected virtual string? Done => null;

    /// <returns>How many were dealt with.</returns>
    protected abstract Task<int> DoAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        if (AtStart) await TryAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
    }

    protected async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            if (await DoAsync(cancellation) is > 0 and var count && Done is { } done) Did(done, count);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A database that is away now is asked again later; the program goes on.
            Failed(fault, failed, every);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{What}: {Count}")]
    private partial void Did(string what, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{What}; trying again in {Every}")]
    private partial void Failed(Exception fault, string what, TimeSpan every);
}
