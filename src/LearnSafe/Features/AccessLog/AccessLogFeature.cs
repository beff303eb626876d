using LearnSafe.Platform.Web;

namespace LearnSafe.Features.AccessLog;

/// <summary>Who read what.</summary>
public sealed class AccessLogFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<AccessLogSettings>(builder.Configuration.GetSection("AccessLog"));
        builder.Services.AddSingleton<AccessLogService>();
        builder.Services.AddSingleton<DeleteExpiredEntriesJob>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DeleteExpiredEntriesJob>());
    }
}
