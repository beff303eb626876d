using System.Threading.RateLimiting;

namespace LearnSafe.Platform.SignIn;

/// <summary>Slows down whoever registers, asks for passwords or tries links in great number.</summary>
public static class AccountsRateLimit
{
    public const string Name = "accounts";

    public const int TriesAMinute = 20;

    /// <summary>Strangers may search the organisations, and not copy them.</summary>
    public const int SearchesAMinute = 60;

    public static void AddAccountsRateLimit(this IServiceCollection services) => services.AddRateLimiter(limiter => limiter.AddPolicy(Name, context =>
    {
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        if (HttpMethods.IsPost(context.Request.Method)) return Limit("send " + from, TriesAMinute);
        return context.Request.QueryString.HasValue ? Limit("look " + from, SearchesAMinute) : RateLimitPartition.GetNoLimiter("reading");
    }));

    private static RateLimitPartition<string> Limit(string key, int times) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = TimeSpan.FromMinutes(1) });
}
