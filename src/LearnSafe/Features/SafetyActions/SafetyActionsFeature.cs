using LearnSafe.Domain.Access;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Areas for improvement, the safety actions that serve them, and the measures that tell whether they worked.</summary>
public sealed class SafetyActionsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<ActionTextService>().AddSingleton<ImprovementAreaService>().AddSingleton<SafetyActionService>().AddSingleton<SafetyMeasureService>();
        builder.Services.AddSingleton<MeasureReading>().AddSingleton<ActionReading>().AddSingleton<RecordActionsService>().AddSingleton<ActionDigestService>().AddSingleton<ActionChangeService>();
        builder.Services.AddSingleton<ActionMails>().AddSingleton<ActionReminderService>();
        builder.Services.AddHostedService<RemindOfActionsJob>();
        builder.Services.AddSingleton(new NavigationEntry("Actions", ActionLinks.List, 14, Permission.ManageActions));
        builder.Services.AddSingleton(new RecordEntry("Add an area for improvement", ActionLinks.NewAreaFrom, 50,
            (person, record) => ActionAccess.Manages(person) && record.OrganisationId == person.OrganisationId && record.WithdrawnAt is null && EventAccess.SeesAll(person)));
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(ActionLinks.AsCsv, ActionCsv.SendAsync).WithMetadata(new MayAttribute(Permission.ManageActions));
        app.MapGet("/actions/measures/{measure:guid}/chart.csv", MeasureCsv.SendAsync).WithMetadata(new MayAttribute(Permission.RecordEvents, Permission.ManageActions));
    }
}
