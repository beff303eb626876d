using LearnSafe.Domain.Access;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.AccessLog;

/// <summary>Who read what.</summary>
public sealed class AccessLogFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<AccessLogSettings>(builder.Configuration.GetSection("AccessLog"));
        builder.Services.AddSingleton(new AdministrationEntry("Who read records", "Which records, lists and exports people and programs opened.", AccessLogLinks.Reading, 51, Permission.ReadHistory));
        builder.Services.AddSingleton<AccessLogService>();
        builder.Services.AddSingleton<DeleteExpiredEntriesJob>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DeleteExpiredEntriesJob>());
    }
}
