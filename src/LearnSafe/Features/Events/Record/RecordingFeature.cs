using LearnSafe.Features.Events.Detail;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Events.Record;

/// <summary>Everything that asks questions about an event: new records, quick starts, detail added later, revisions.</summary>
public sealed class RecordingFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<QuestionSearch>().AddSingleton<QuestionPages>();
        builder.Services.AddSingleton<DraftService>().AddSingleton<DraftJourney>().AddSingleton<CheckJourney>().AddSingleton<PatientRemoval>();
        builder.Services.AddSingleton<QuickStartJourney>().AddSingleton<TaskJourney>().AddSingleton<ReviseJourney>();
    }
}
