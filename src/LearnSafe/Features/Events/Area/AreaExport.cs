using System.Text;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Events.Area;

/// <summary>The records of an area as a CSV file of exactly what the list shows.</summary>
internal static class AreaExport
{
    public static void MapAreaExport(this IEndpointRouteBuilder app) =>
        app.MapGet(AreaLinks.Export, SendAsync).WithMetadata(new MayAttribute(Permission.ReadDeidentifiedRecords));

    private static async Task<IResult> SendAsync(HttpContext http, CurrentPersonService people, AreaService area)
    {
        var rows = await area.ExportAsync(await people.GetAsync(), AreaFilter.Of(http.Request.Query));
        var csv = new StringBuilder();
        Line(csv, ["Organisation", "Type", "Happened", "Recorded", "Harm", "Released wording"]);
        foreach (var row in rows) Line(csv, [row.Organisation, row.Type.Title(), row.Happened ?? "Not known", row.Recorded, row.Harm ?? "Not recorded", row.Wording ?? ""]);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv.ToString())).ToArray(), "text/csv; charset=utf-8", "records-in-your-area.csv");
    }

    private static void Line(StringBuilder csv, string[] cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>Quoted, and never a formula to a spreadsheet.</summary>
    private static string Cell(string text) => $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
