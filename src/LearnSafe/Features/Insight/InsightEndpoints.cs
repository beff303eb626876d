using System.Text.Encodings.Web;
using System.Text.Json;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using Microsoft.Extensions.Primitives;

namespace LearnSafe.Features.Insight;

/// <summary>Questions over the interface: read only, so they are asked with GET and stand whole in their address.</summary>
internal static class InsightEndpoints
{
    private const string SecondsToWait = "2";
    private const string SecondsToWaitForWords = "30";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapInsight(this IEndpointRouteBuilder app)
    {
        app.MapGet(InsightLinks.Answer, AnswerAsync).WithName("answer").WithTags("Numbers").WithSummary("Count records, or measure days")
            .WithDescription("Any coded answer by any other or by time, with a chart and its limits. Numbers are as exact as whoever asks may know them: sharpness says how exact.")
            .ForReaders(Permission.ReadAggregates).WithMetadata(new InterfaceAnswer("application/json", "What was counted.", InsightJson.AnswerSchema))
            .WithMetadata([.. QuestionParameters.Which, .. QuestionParameters.How]);
        app.MapGet(InsightLinks.Dimensions, DimensionsAsync).WithName("dimensions").WithTags("Numbers").WithSummary("What can be asked by")
            .WithDescription("Every dimension with its title and its codes, and whether it may be asked by freely (open), in rounded numbers (rounded), or by its own organisation (own).")
            .ForReaders(Permission.ReadAggregates).WithMetadata(new InterfaceAnswer("application/json", "The dimensions.", InsightJson.DimensionsSchema));
    }

    private static async Task AnswerAsync(HttpContext http, CurrentPersonService people, InsightService insight, InsightState state)
    {
        await ReadyAsync(http, insight, state, async () =>
        {
            var asked = InsightAsked.Read(Parts(http.Request.Query), state.Schema);
            var result = await insight.AnswerAsync(await people.GetAsync(), asked, http.RequestAborted);
            await SendAsync(http, StatusCodes.Status200OK, json => InsightJson.Write(json, result));
        });
    }

    /// <summary>Answers once there is a snapshot, and tells what of the question is not understood.</summary>
    public static async Task ReadyAsync(HttpContext http, InsightService insight, InsightState state, Func<Task> answer)
    {
        if (!insight.IsReady)
        {
            http.Response.Headers.RetryAfter = SecondsToWait;
            await FaultAsync(http, StatusCodes.Status503ServiceUnavailable, $"The records are being read for counting ({state.Read:N0} so far). Ask again in a moment.");
            return;
        }

        try
        {
            await answer();
        }
        catch (InsightException fault) when (!http.Response.HasStarted)
        {
            if (fault.IsPassing) http.Response.Headers.RetryAfter = SecondsToWaitForWords;
            await FaultAsync(http, StatusOf(fault), fault.Message);
        }
    }

    /// <summary>Who asks what cannot be answered is told whether asking again will help.</summary>
    public static int StatusOf(InsightException fault) => fault is { IsPassing: true } ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest;

    /// <summary>The parts of a question as they stand in an address.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parts(IEnumerable<KeyValuePair<string, StringValues>> query) => query.SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value ?? "")));

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
