using LearnSafe.Domain.Fhir;
using LearnSafe.Features.ApiKeys;

namespace LearnSafe.Features.FhirApi;

/// <summary>One call of the interface by a program whose key is known.</summary>
public sealed class FhirCall(HttpContext http, KeyHolder key)
{
    internal const string FhirJson = "application/fhir+json";
    internal const string Json = "application/json";

    public HttpContext Http => http;

    /// <summary>The organisation that the program acts for.</summary>
    public KeyHolder Key => key;

    /// <summary>Where this server is reached, as the caller named it: <c>http://localhost:5080</c>.</summary>
    public string Host => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>Begins an answer in JSON; what is written to the response's body follows.</summary>
    public void Answer(int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType(http.Request);
        http.Response.Headers.CacheControl = "no-store";
    }

    public Task RefuseAsync(int status, params IReadOnlyList<OperationIssue> issues) => RefuseAsync(http, status, issues);

    /// <summary>Refuses a method that the address does not take.</summary>
    public Task RefuseMethodAsync(string allowed)
    {
        http.Response.Headers.Allow = allowed;
        return RefuseAsync(StatusCodes.Status405MethodNotAllowed, new OperationIssue(IssueCode.WrongMethod, $"This address takes {allowed}."));
    }

    internal static async Task RefuseAsync(HttpContext http, int status, params IReadOnlyList<OperationIssue> issues)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType(http.Request);
        http.Response.Headers.CacheControl = "no-store";
        OperationOutcomeWriter.Write(http.Response.BodyWriter, issues);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>In kind: FHIR's own type where the caller speaks it, plain JSON otherwise, as the national service does.</summary>
    private static string ContentType(HttpRequest request)
    {
        var asked = request.Headers.Accept.ToString();
        var named = asked.Contains(Json, StringComparison.OrdinalIgnoreCase) ? asked : asked + request.ContentType;
        return (named.Contains(FhirJson, StringComparison.OrdinalIgnoreCase) ? FhirJson : Json) + "; charset=utf-8";
    }
}
