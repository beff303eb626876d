using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Insight.Export;

/// <summary>Records as files: exactly those that the question in the address matches, and of each exactly what whoever asks may read.</summary>
internal static class ExportEndpoints
{
    private const string NewlineJson = "application/x-ndjson";
    private const string Who = "An organisation's own records in full, without who reported unless whoever asks may know; across organisations coded answers, released wording and months, and nothing of what patients are (age, gender, ethnic category).";

    public static void MapRecordExport(this IEndpointRouteBuilder app)
    {
        app.MapGet(ExportLinks.Csv, CsvAsync).WithName("records-csv").WithTags("Records").WithSummary("Records as CSV")
            .WithDescription($"The records that a question matches, newest first, a line each. {Who} The columns are those of docs/data.md, and {ExportHeader} tells their version.")
            .ForReaders(Permission.ReadRecords, Permission.ReadDeidentifiedRecords).WithMetadata(new InterfaceAnswer("text/csv", "The file. It has a byte order mark, and no cell is taken for a formula."))
            .WithMetadata([.. QuestionParameters.Which, new InterfaceParameter(ExportLinks.Titles, "1 for codes in words.", "1") { Values = ["0", "1"] }]);
        app.MapGet(ExportLinks.Ndjson, NdjsonAsync).WithName("records-ndjson").WithTags("Records").WithSummary("Records as JSON, one a line")
            .WithDescription($"The records that a question matches, newest first. {Who} One's own are the FHIR AdverseEvent that /adverse-event/fhir/AdverseEvent gives; others have the members of docs/data.md.")
            .ForReaders(Permission.ReadRecords, Permission.ReadDeidentifiedRecords).WithMetadata(new InterfaceAnswer(NewlineJson, "The file.")).WithMetadata([.. QuestionParameters.Which]);
    }

    /// <summary>The version of the columns, or of the members of a line.</summary>
    private const string ExportHeader = "LearnSafe-Columns";

    private static Task CsvAsync(HttpContext http, CurrentPersonService people, InsightService insight, InsightState state, RecordExportService export) => SendAsync(http, people, insight, state, export, async (person, records, titles) =>
    {
        await using var csv = CsvFile.Answer(http, "records.csv");
        await export.WriteCsvAsync(person, records, titles, csv, http.RequestAborted);
    });

    private static Task NdjsonAsync(HttpContext http, CurrentPersonService people, InsightService insight, InsightState state, RecordExportService export) => SendAsync(http, people, insight, state, export, async (person, records, _) =>
    {
        http.Response.ContentType = NewlineJson;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"records.ndjson\"";
        http.Response.Headers.CacheControl = "no-store";
        await export.WriteNdjsonAsync(person, records, http.Response.Body, http.RequestAborted);
    });

    private static Task SendAsync(HttpContext http, CurrentPersonService people, InsightService insight, InsightState state, RecordExportService export, Func<CurrentPerson, InsightRecords, bool, Task> write) =>
        InsightEndpoints.ReadyAsync(http, insight, state, async () =>
        {
            var titles = http.Request.Query[ExportLinks.Titles].ToString();
            if (titles is not ("" or "0" or "1")) throw new InsightException("titles is 1 for codes in words, or 0.");
            var asked = InsightAsked.Read(InsightEndpoints.Parts(http.Request.Query.Where(part => part.Key != ExportLinks.Titles)), state.Schema);
            var person = await people.GetAsync();
            var records = await export.BeginAsync(person, asked, http.Request.Path, http.Request.QueryString.Value ?? "", http.RequestAborted);
            http.Response.Headers[ExportHeader] = ExportedRecord.Number(RecordColumns.Version);
            await write(person, records, titles == "1");
        });
}
