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
        await using var rows = area.EveryAsync(person, AreaFilter.Of(http.Request.Query), http.RequestAborted).GetAsyncEnumerator(http.RequestAborted);
        // Before the file begins: what cannot be read now is no file that ends too soon.
        var isMore = await rows.MoveNextAsync();
        await using var csv = CsvFile.Answer(http, "records-in-your-area.csv");
        await csv.LineAsync("Organisation", "Type", "Happened", "Recorded", "Harm", "Released wording");
        for (; isMore; isMore = await rows.MoveNextAsync())
            await csv.LineAsync(rows.Current.Organisation, rows.Current.Type.Title(), rows.Current.Happened ?? "Not known", rows.Current.Recorded, rows.Current.Harm ?? "Not recorded", rows.Current.Wording);
    }
}
