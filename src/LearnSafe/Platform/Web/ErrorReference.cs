using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace LearnSafe.Platform.Web;

/// <summary>Gives each unexpected error a reference short enough to read out on the telephone, and puts it in the log beside the exception.</summary>
public sealed class ErrorReference(ILogger<ErrorReference> logger) : IExceptionHandler
{
    private static readonly object Key = new();

    /// <summary>The reference of this request's error, or null where nothing went wrong.</summary>
    public static string? Of(HttpContext context) => context.Items[Key] as string;

    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var digits = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
        var reference = $"{digits[..4]}-{digits[4..]}";
        httpContext.Items[Key] = reference;
        // The path only: a query may hold what somebody searched for.
        logger.LogError(exception, "Error {Reference} at {Method} {Path}", reference, httpContext.Request.Method, httpContext.Request.Path);
        return ValueTask.FromResult(false);
    }
}
