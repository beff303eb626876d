using LearnSafe.Domain.Responses;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>Deciding how to respond to records, and noting who outside is told.</summary>
public sealed class DecisionsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var content = Path.Combine(AppContext.BaseDirectory, "content");
        builder.Services.AddSingleton(_ => NationalCriteria.Load(content)).AddSingleton(_ => NotificationKinds.Load(content));
        builder.Services.AddSingleton<DecisionService>().AddSingleton<DecisionReading>().AddSingleton<NotificationService>();
        builder.Services.AddSingleton(new RecordEntry("Decide how to respond", DecisionLinks.Record, 10, (person, record) => record.WithdrawnAt is null && DecisionAccess.MayDecide(person, record)));
        builder.Services.AddSingleton(new RecordEntry("Note who else has to be told", DecisionLinks.Notifications, 15, (person, record) => record.WithdrawnAt is null && DecisionAccess.MayDecide(person, record)));
    }
}
