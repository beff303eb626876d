using System.Globalization;
using System.Text;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events;

/// <summary>Sends the records of a list as a file for a spreadsheet: exactly what the filter in the address lets through, a row at a time.</summary>
internal static class EventCsv
{
    private static readonly string[] Heads =
        ["Reference", "Type", "Date", "Recorded (UTC)", "Last changed (UTC)", "Worst harm", "Patients", "Level of concern (1 to 5)", "What happened", "Status", "To look at", "Came from"];

    public static async Task SendAsync(HttpContext http, CurrentPersonService people, EventList list, string[] type, string[] harm, string? withdrawn, string[] flag)
    {
        if (await people.FindAsync() is not { } person || !EventAccess.SeesAll(person))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"records.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        // With the mark in front, or a spreadsheet takes the text for another encoding.
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Line(Heads));
        await foreach (var record in list.EveryAsync(person, EventFilter.From(type, harm, withdrawn, flag), http.RequestAborted)) await writer.WriteAsync(Line(Cells(record)));
    }

    /// <summary>One line of the file. What a spreadsheet would take for a formula gets a quotation mark in front, and stays text.</summary>
    internal static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string[] Cells(EventRecord found)
    {
        var record = found.Event;
        var flags = EventFlags.Read(record.Flags);
        string[] toLookAt = [.. flags?.UnexpectedSections.Count > 0 ? ["Section to check"] : Array.Empty<string>(), .. flags?.PrivacyFindings.Count > 0 ? ["Possible personal data"] : Array.Empty<string>()];
        return
        [
            record.Reference, record.Type.Title(), EventList.KnownDate(record) ?? "", Time(record.RecordedAt), Time(record.UpdatedAt),
            ReportedHarm.CombinedText(record.Harm) ?? "Not recorded", record.PatientCount.ToString(CultureInfo.InvariantCulture), record.LevelOfConcern?.ToString(CultureInfo.InvariantCulture) ?? "",
            found.Answers.Description ?? "", record.WithdrawnAt is null ? "Recorded" : "Withdrawn", string.Join("; ", toLookAt), record.ApiKeyId is null ? "A person" : "Another system",
        ];
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
