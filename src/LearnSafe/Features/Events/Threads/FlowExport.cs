using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Flow and silence as a CSV file of exactly what the page shows.</summary>
internal static class FlowExport
{
    public static void MapFlowExport(this IEndpointRouteBuilder app) => app.MapGet(ThreadLinks.FlowFile, SendAsync).WithMetadata(new MayAttribute(Permission.ReadAggregates));

    private static async Task SendAsync(HttpContext http, CurrentPersonService people, ThreadFlow flow)
    {
        var months = int.TryParse(http.Request.Query["months"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var found = await flow.OfAsync(await people.GetAsync(), months);
        await using var csv = CsvFile.Answer(http, "questions-between-organisations.csv");
        await csv.LineAsync([found.Rounded ? "Kind of organisation asked" : "Organisation asked", .. FlowWords.FileHeads, "Asked in", "Rounded to 5"]);
        foreach (var row in found.Rows.Append(found.All)) await csv.LineAsync([row.Name, .. FlowWords.FileCells(row, found.Rounded), found.Period.Text, found.Rounded ? "Yes" : "No"]);
    }
}
