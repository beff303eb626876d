namespace LearnSafe.Features.PublicForms;

/// <summary>Keeps what the pages promise: what was begun and never sent goes within hours, and how to reach somebody goes when its time is over.</summary>
public sealed partial class ForgetPublicDraftsJob(PublicDraftService drafts, PublicReportService reports, TimeProvider clock, ILogger<ForgetPublicDraftsJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                var count = await drafts.DeleteExpiredAsync(stoppingToken) + await reports.DeleteExpiredContactsAsync(stoppingToken);
                if (count > 0) Forgotten(count);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database that is away now is asked again in ten minutes; the program goes on.
                Failed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Count} unsent public forms and contacts whose time is over")]
    private partial void Forgotten(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unsent public forms whose time is over could not be deleted; trying again in ten minutes")]
    private partial void Failed(Exception fault);
}
