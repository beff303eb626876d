using LearnSafe.Domain.Improvement;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Sends the numbers of a measure's chart as a file for a spreadsheet: the points, their limits and their signals.</summary>
internal static class MeasureCsv
{
    public static async Task SendAsync(HttpContext http, Guid measure, CurrentPersonService people, MeasureReading reading)
    {
        if (await people.FindAsync() is not { } person || await reading.FindAsync(person, measure) is not { } found || found.Chart(out _) is not { } chart)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var table = ChartTable.Of(chart);
        await using var csv = CsvFile.Answer(http, "measure.csv");
        await csv.LineAsync(table.Columns);
        foreach (var row in table.Rows) await csv.LineAsync(row);
    }
}
