using LearnSafe.Domain.Access;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Learning;

/// <summary>Answering back: what was learned, to those who told it and to everybody who can use it.</summary>
public sealed class SharedLearningFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<SummaryReachService>().AddSingleton<LearningMails>().AddSingleton<LearningTelling>().AddSingleton<LearningService>();
        builder.Services.AddSingleton<LearningLibraryService>().AddSingleton<LearnedBeforeService>().AddSingleton<LearningWriting>().AddSingleton<LearningFeedbackService>().AddSingleton<AdoptionService>().AddSingleton<ToldService>();
        builder.Services.AddSingleton(new NavigationEntry("Learning", LearningLinks.Library, 15, Permission.ReadLearning));
        builder.Services.AddSingleton(new RecordEntry("Write what was learned for others", LearningLinks.WriteFrom, 40, LearningAccess.MayWriteFrom));
    }
}
