using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.History;

/// <summary>Looking through the history, and taking it along.</summary>
public sealed class HistoryFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<HistorySearchService>().AddSingleton<HistoryCheckService>();
        builder.Services.AddSingleton(new AdministrationEntry("History", "Who changed what and when; search it, export it, and verify that nobody tampered with it.", HistoryLinks.Search, 50, Permission.ReadHistory));
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(HistoryLinks.Export, ExportAsync).WithMetadata(new MayAttribute(Permission.ReadHistory));
    }

    /// <summary>Exactly what the search with the same query finds. That it was taken along is in the history.</summary>
    private static async Task ExportAsync(HttpContext http, CurrentPersonService people, HistorySearchService search, RecordWriter writer, string? from, string? until, string? action, Guid? person, string? reference)
    {
        var reader = await people.GetAsync();
        var (filter, fault) = await HistoryAsked.ReadAsync(search, reader.OrganisationId, reader.Id, from, until, action, person, reference);
        if (fault is not null || reader.OrganisationId == Guid.Empty)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var entries = 0;
        await using (var csv = CsvFile.Answer(http, "history.csv"))
        {
            await csv.LineAsync("Entry", "When (UTC)", "Who", "What", "Record", "Details");
            await foreach (var row in search.AllAsync(reader.OrganisationId, reader.Id, filter, http.RequestAborted))
            {
                entries++;
                await csv.LineAsync(FormattableString.Invariant($"{row.Sequence}"), FormattableString.Invariant($"{row.At:yyyy-MM-dd HH:mm:ss}"), row.Who, row.Action, row.Reference, row.Details);
            }
        }

        await writer.WriteAsync(transaction => transaction.AppendAsync(
            Actor.Person(reader.Id), HistoryActions.HistoryExported, reader.OrganisationId, JsonSerializer.Serialize(new { entries }, JsonSerializerOptions.Web), [], reader.OrganisationId));
    }
}
