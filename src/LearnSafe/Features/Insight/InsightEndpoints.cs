using System.Text.Encodings.Web;
using System.Text.Json;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;

namespace LearnSafe.Features.Insight;

/// <summary>Questions over the interface: read only, so they are asked with GET and stand whole in their address.</summary>
internal static class InsightEndpoints
{
    private const string SecondsToWait = "2";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapInsight(this IEndpointRouteBuilder app)
    {
        app.MapGet(InsightLinks.Answer, AnswerAsync).WithMetadata(new MayAttribute(Permission.ReadAggregates) { AuthenticationSchemes = ReaderScheme.Name });
        app.MapGet(InsightLinks.Dimensions, DimensionsAsync).WithMetadata(new MayAttribute(Permission.ReadAggregates) { AuthenticationSchemes = ReaderScheme.Name });
    }

    private static async Task AnswerAsync(HttpContext http, CurrentPersonService people, InsightService insight, InsightState state)
    {
        if (!insight.IsReady)
        {
            http.Response.Headers.RetryAfter = SecondsToWait;
            await FaultAsync(http, StatusCodes.Status503ServiceUnavailable, $"The records are being read for counting ({state.Read:N0} so far). Ask again in a moment.");
            return;
        }

        try
        {
            var asked = InsightAsked.Read(http.Request.Query.SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value ?? ""))), state.Schema);
            var result = await insight.AnswerAsync(await people.GetAsync(), asked, http.RequestAborted);
            await SendAsync(http, StatusCodes.Status200OK, json => InsightJson.Write(json, result));
        }
        catch (InsightException fault)
        {
            await FaultAsync(http, StatusCodes.Status400BadRequest, fault.Message);
        }
    }

    private static Task DimensionsAsync(HttpContext http, InsightState state, InsightWords words) => SendAsync(http, StatusCodes.Status200OK, json => InsightJson.Write(json, state.Schema, words));

    private static Task FaultAsync(HttpContext http, int status, string sentence) => SendAsync(http, status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", sentence);
        json.WriteEndObject();
    });

    private static async Task SendAsync(HttpContext http, int status, Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body, Options)) write(json);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        body.Position = 0;
        await body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
