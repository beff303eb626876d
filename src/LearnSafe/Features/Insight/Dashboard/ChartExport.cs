using LearnSafe.Domain.Access;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>The numbers of one chart of the page as a CSV file.</summary>
internal static class ChartExport
{
    public static void MapChartExport(this IEndpointRouteBuilder app) => app.MapGet(InsightLinks.Chart, SendAsync).WithMetadata(new MayAttribute(Permission.ReadAggregates));

    private static async Task<IResult> SendAsync(HttpContext http, string? of, CurrentPersonService people, DashboardService dashboard, InsightService insight, InsightState state, TimeProvider clock)
    {
        if (!insight.IsReady) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var person = await people.GetAsync();
        TypeChart? chart;
        try
        {
            var view = InsightView.Read(http.Request.Query, state.Schema);
            var granted = await insight.SharpnessAsync(person, view.Asked, http.RequestAborted);
            chart = (await dashboard.MakeAsync(person, view.WithUsualPeriod(granted.IsRounded, UkTime.Today(clock)), granted, person.OrganisationName, http.RequestAborted)).Charts.FirstOrDefault(one => one.Name == of);
        }
        catch (InsightException fault)
        {
            return Results.Text(fault.OnPage + ".", statusCode: InsightEndpoints.StatusOf(fault));
        }

        if (chart?.Figure is not { } figure) return Results.NotFound();
        var table = ChartTable.Of(figure.Result);
        await using var csv = CsvFile.Answer(http, $"{chart.Name}-over-time.csv");
        await csv.LineAsync(table.Columns);
        foreach (var row in table.Rows) await csv.LineAsync(row);
        return Results.Empty;
    }
}
