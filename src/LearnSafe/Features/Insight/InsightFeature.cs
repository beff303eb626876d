using LearnSafe.Domain.Access;
using LearnSafe.Features.Insight.Dashboard;
using LearnSafe.Features.Insight.Digest;
using LearnSafe.Features.Insight.Export;
using LearnSafe.Features.Insight.Rates;
using LearnSafe.Features.Insight.Themes;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Insight;

/// <summary>Counting over all records, whatever the question.</summary>
public sealed class InsightFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<InsightSettings>(builder.Configuration.GetSection("Insight"));
        builder.Services.AddSingleton<InsightState>().AddSingleton<InsightPlaces>().AddSingleton<InsightWords>().AddSingleton<ToldTotalsService>().AddSingleton<InsightService>().AddSingleton<ThemeService>().AddSingleton<RefusedViews>();
        builder.Services.AddSingleton<InsightMaker>().AddSingleton<ExportSource>().AddSingleton<RecordExportService>();
        builder.Services.AddSingleton<ChosenParts>().AddSingleton<DashboardService>().AddSingleton<FoundRecordsService>();
        builder.Services.AddSingleton(new NavigationEntry("Patterns", InsightLinks.Page, 12, Permission.ReadAggregates));
        builder.Services.AddSingleton<RatesService>().AddSingleton<SavedViewService>().AddSingleton<DigestService>();
        builder.Services.AddHostedService<InsightJob>();
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapInsight();
        app.MapRecordExport();
        app.MapChartExport();
    }
}
