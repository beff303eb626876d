using LearnSafe.Domain.Access;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Engagement;

/// <summary>Engaging the people affected by events, apart from the records of these.</summary>
public sealed class EngagementFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<EngagementSeal>().AddSingleton<EngagementPeople>().AddSingleton<EngagementMails>().AddSingleton<EngagementReadingService>();
        builder.Services.AddSingleton<EngagementService>().AddSingleton<EngagementReadersService>().AddSingleton<ContactLogService>();
        builder.Services.AddSingleton<RemindOfPromisesJob>().AddHostedService(services => services.GetRequiredService<RemindOfPromisesJob>());
        builder.Services.AddSingleton(new NavigationEntry("Engagement", EngagementLinks.Mine, 14, Permission.EngagePeople));
        builder.Services.AddSingleton(new RecordEntry("Engage the people affected", EngagementLinks.NewFor, 30, EngagementAccess.MayBegin));
        builder.Services.AddSingleton(new AdministrationEntry("Engagement leads who have left", "Give a case to somebody else where its engagement lead has left, without reading it.", EngagementLinks.HandOver, 65, Permission.ManagePeople));
    }
}
