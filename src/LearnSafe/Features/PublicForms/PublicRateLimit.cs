using System.Threading.RateLimiting;
using LearnSafe.Platform.SignIn;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.PublicForms;

/// <summary>Slows down whoever floods a provider or tries codes. Counted by address, and by provider too; nothing of it is kept longer than its window.</summary>
public sealed class PublicRateLimit : IDisposable
{
    private readonly PartitionedRateLimiter<string> starts;
    private readonly PartitionedRateLimiter<string> sent;
    private readonly PartitionedRateLimiter<string> taken;
    private readonly PartitionedRateLimiter<string> codes;
    private readonly PartitionedRateLimiter<string> messages;

    public PublicRateLimit(IOptions<PublicFormSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var limits = settings.Value;
        starts = Limiter(limits.StartsInTenMinutes, TimeSpan.FromMinutes(10));
        sent = Limiter(limits.SentAnHour, TimeSpan.FromHours(1));
        taken = Limiter(limits.TakenAnHour, TimeSpan.FromHours(1));
        codes = Limiter(limits.CodesInTenMinutes, TimeSpan.FromMinutes(10));
        messages = Limiter(limits.MessagesAnHour, TimeSpan.FromHours(1));
    }

    public bool MayStart(HttpContext context) => Take(starts, ClientAddress.Of(context));

    public bool MaySend(HttpContext context, Guid organisation) => Take(sent, ClientAddress.Of(context)) && Take(taken, organisation.ToString());

    public bool MayTryCode(HttpContext context) => Take(codes, ClientAddress.Of(context));

    public bool MayWrite(Guid report) => Take(messages, report.ToString());

    public void Dispose()
    {
        foreach (var limiter in new[] { starts, sent, taken, codes, messages }) limiter.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = Math.Max(1, permits), Window = window }));

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }
}
