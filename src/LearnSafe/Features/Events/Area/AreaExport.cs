using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Events.Area;

/// <summary>The records of an area as a CSV file of exactly what the list shows.</summary>
internal static class AreaExport
{
    public static void MapAreaExport(this IEndpointRouteBuilder app) =>
        app.MapGet(AreaLinks.Export, SendAsync).WithMetadata(new MayAttribute(Permission.ReadDeidentifiedRecords));

    private static async Task SendAsync(HttpContext http, CurrentPersonService people, AreaService area)
    {
        var person = await people.GetAsync();
        await using var csv = CsvFile.Answer(http, "records-in-your-area.csv");
        await csv.LineAsync("Organisation", "Type", "Happened", "Recorded", "Harm", "Released wording");
        await foreach (var row in area.EveryAsync(person, AreaFilter.Of(http.Request.Query), http.RequestAborted))
            await csv.LineAsync(row.Organisation, row.Type.Title(), row.Happened ?? "Not known", row.Recorded, row.Harm ?? "Not recorded", row.Wording);
    }
}
