using System.Data.Common;
using System.Globalization;
using LearnSafe.Domain.Fhir;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Platform.SignIn;

namespace LearnSafe.Features.FhirApi;

/// <summary>What every address of the interface has in common: the key comes first, and whatever goes wrong is told as an OperationOutcome.</summary>
public static partial class FhirEndpoint
{
    /// <summary>As the national service's gateway calls it.</summary>
    public const string KeyHeader = ReaderScheme.KeyHeader;

    /// <summary>What reads: HEAD tells the same as GET, without the body.</summary>
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Answers calls that carry a good key.</summary>
    public static RequestDelegate For(Func<FhirCall, Task> answer) => async http =>
    {
        try
        {
            var key = http.Request.Headers[KeyHeader].ToString();
            var holder = key.Length is 0 or > 200 ? null : await http.RequestServices.GetRequiredService<ApiKeyService>().FindAsync(key, http.RequestAborted);
            if (holder is null) await RefuseKeyAsync(http, key.Length > 0);
            else if (http.RequestServices.GetRequiredService<KeyLimitService>().Wait(holder.ApiKeyId) is { } seconds) await RefuseForNowAsync(http, "This key has sent more requests than it may in a minute.", seconds);
            else if (!holder.Purposes.HasFlag(KeyPurposes.Send)) await RefusePurposeAsync(http);
            else await answer(new FhirCall(http, holder));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; there is nobody to answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await FailAsync(http, exception);
        }
    };

    private static Task RefuseKeyAsync(HttpContext http, bool wrong) =>
        wrong && http.RequestServices.GetRequiredService<WrongKeyLimitService>().Wait(ClientAddress.Of(http)) is { } seconds ? RefuseForNowAsync(http, WrongKeyLimitService.TooMany, seconds) : FhirCall.RefuseAsync(
        http, StatusCodes.Status401Unauthorized,
        wrong
            ? new OperationIssue(IssueCode.WrongKey, $"The key in {KeyHeader} is not known here, or was revoked.")
            : new OperationIssue(IssueCode.MissingKey, $"Send your organisation's key in the header {KeyHeader}."));

    private static Task RefusePurposeAsync(HttpContext http) => FhirCall.RefuseAsync(
        http, StatusCodes.Status403Forbidden, new OperationIssue(IssueCode.NotForThisKey, "This key was made to read records under /api/v1, and not to send them. Make one that may send."));

    private static Task RefuseForNowAsync(HttpContext http, string why, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return FhirCall.RefuseAsync(http, StatusCodes.Status429TooManyRequests, new OperationIssue(
            IssueCode.TooManyRequests, string.Create(CultureInfo.InvariantCulture, $"{why} Nothing of this request was kept. Send it again after {seconds} seconds.")));
    }

    private static Task FailAsync(HttpContext http, Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            var code = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? IssueCode.BodyTooLarge : IssueCode.WrongShape;
            return FhirCall.RefuseAsync(http, bad.StatusCode, new OperationIssue(code, "The request could not be read as HTTP."));
        }

        Failed(http.RequestServices.GetRequiredService<ILogger<FhirApiFeature>>(), exception, http.Request.Method, http.Request.Path);
        if (exception is DbException { IsTransient: true } or TimeoutException)
        {
            http.Response.Headers.RetryAfter = "5";
            return FhirCall.RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, new OperationIssue(IssueCode.Busy, "The service is too busy or its database is away. Whether the record was kept is not certain: send it again, with the same Idempotency-Key."));
        }

        return FhirCall.RefuseAsync(http, StatusCodes.Status500InternalServerError, new OperationIssue(IssueCode.InternalError, "Something went wrong here. Whether the record was kept is not certain: send it again with the same Idempotency-Key."));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The interface failed at {Method} {Path}")]
    private static partial void Failed(ILogger logger, Exception exception, string method, PathString path);
}
