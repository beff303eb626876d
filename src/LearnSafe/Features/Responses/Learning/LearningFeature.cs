using LearnSafe.Domain.Access;
using LearnSafe.Domain.Language;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Learning responses: how teams look into events to learn about the system they work in.</summary>
public sealed class LearningFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<ResponseDirectory>().AddSingleton<ResponseChangeService>().AddSingleton<ResponseService>().AddSingleton<FieldService>();
        builder.Services.AddSingleton<ParticipantService>().AddSingleton<FindingService>().AddSingleton<QualityService>();
        builder.Services.AddSingleton(_ => SeipsPrompts.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        builder.Services.AddSingleton(new NavigationEntry("Responses", ResponseLinks.List, 13, Permission.LeadResponses));
        builder.Services.AddSingleton(new RecordEntry("Begin a learning response", id => ResponseLinks.NewFor(id), 30, ResponseAccess.MayBegin));
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // Content that is wrong stops the start, not somebody's meeting.
        _ = app.Services.GetRequiredService<ResponseTemplates>();
        _ = app.Services.GetRequiredService<SeipsPrompts>();
        _ = app.Services.GetRequiredService<BlameLanguage>();
        _ = app.Services.GetRequiredService<IReadOnlyDictionary<int, QualityCriteria>>();
        FieldEndpoint.MapOn(app);
    }
}
