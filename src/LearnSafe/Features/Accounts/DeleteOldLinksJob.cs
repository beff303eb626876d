using LearnSafe.Data;
using LearnSafe.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Forgets links, and with them registrations that nobody confirmed, once they can no longer be used.</summary>
public sealed class DeleteOldLinksJob(IDbContextFactory<LearnSafeContext> contexts, TimeProvider clock, ILogger<DeleteOldLinksJob> log)
    : RepeatedJob(TimeSpan.FromHours(1), "Old links could not be deleted", clock, log)
{
    private readonly TimeProvider _clock = clock;

    public static async Task<int> DeleteAsync(LearnSafeContext context, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Kept for the hour in which mails to one address are counted.
        return await context.OneTimeLinks.Where(link => link.ExpiresAt < now || ((link.UsedAt != null || link.RevokedAt != null) && link.CreatedAt < now - TimeSpan.FromHours(1))).ExecuteDeleteAsync();
    }

    protected override async Task<int> DoAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await DeleteAsync(context, _clock.GetUtcNow().UtcDateTime);
    }
}
