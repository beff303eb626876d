using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace LearnSafe.Platform.SignIn;

/// <summary>Slows down whoever tries one password on many accounts; trying many on one locks that account.</summary>
public static class SignInRateLimit
{
    public const string Name = "sign-in";

    /// <summary>Where the settings say nothing. A whole practice may share one address, and all of it signs in at eight.</summary>
    public const int TriesAMinute = 30;

    public static void AddSignInRateLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Name, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = Math.Max(1, context.RequestServices.GetRequiredService<IOptions<SignInSettings>>().Value.TriesAMinute), Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading"));
    });
}
