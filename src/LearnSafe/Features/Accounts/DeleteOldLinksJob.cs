using LearnSafe.Data;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Forgets links, and with them registrations that nobody confirmed, once they can no longer be used.</summary>
public sealed partial class DeleteOldLinksJob(IDbContextFactory<LearnSafeContext> contexts, TimeProvider clock, ILogger<DeleteOldLinksJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public static async Task<int> DeleteAsync(LearnSafeContext context, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Kept for the hour in which mails to one address are counted.
        return await context.OneTimeLinks.Where(link => link.ExpiresAt < now || ((link.UsedAt != null || link.RevokedAt != null) && link.CreatedAt < now - TimeSpan.FromHours(1))).ExecuteDeleteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(stoppingToken);
                await DeleteAsync(context, clock.GetUtcNow().UtcDateTime);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old links could not be deleted; trying again in an hour")]
    private partial void Failed(Exception fault);
}
