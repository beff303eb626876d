namespace LearnSafe.Platform.Mail;

/// <summary>Looks every few seconds for mail that is due.</summary>
public sealed partial class SendMailJob(MailSender sender, TimeProvider clock, ILogger<SendMailJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sender.SendDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database that is away now is asked again; the program goes on.
                Failed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Waiting mail could not be looked at; trying again in a few seconds")]
    private partial void Failed(Exception fault);
}
