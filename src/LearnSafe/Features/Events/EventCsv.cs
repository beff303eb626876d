using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Events;

/// <summary>Sends the records of a list as a file for a spreadsheet: exactly what the filter in the address lets through, a row at a time.</summary>
internal static class EventCsv
{
    private static readonly string[] Heads =
        ["Reference", "Type", "Date", "Recorded (UTC)", "Last changed (UTC)", "Worst harm", "Patients", "Level of concern (1 to 5)", "What happened", "Status", "To look at", "Came from"];

    public static async Task SendAsync(HttpContext http, CurrentPersonService people, EventList list, string[] type, string[] harm, string? withdrawn, string[] flag, string? words)
    {
        if (await people.FindAsync() is not { } person || !EventAccess.SeesAll(person))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await using var records = list.EveryAsync(person, EventFilter.From(type, harm, withdrawn, flag, words), http.RequestAborted).GetAsyncEnumerator(http.RequestAborted);
        // Before the file begins: what cannot be read now is no file that ends too soon.
        var isMore = await records.MoveNextAsync();
        await using var csv = CsvFile.Answer(http, "records.csv");
        await csv.LineAsync(Heads);
        for (; isMore; isMore = await records.MoveNextAsync()) await csv.LineAsync(Cells(records.Current));
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
            found.Answers.Description ?? "", record.WithdrawnAt is not null ? "Withdrawn" : found.JoinedTo is not null ? "Joined to another record" : "Recorded", string.Join("; ", toLookAt), record.ApiKeyId is null ? "A person" : "Another system",
        ];
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
