using LearnSafe.Domain.Access;
using LearnSafe.Domain.Search;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Events.Records;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.Events.Totals;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Events;

/// <summary>Recording patient safety events, and the records that come of it.</summary>
public sealed class EventsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<PatientNumberSettings>(builder.Configuration.GetSection("PatientNumbers"));
        builder.Services.AddSingleton<EventList>().AddSingleton<DraftList>().AddSingleton<RecordReading>().AddSingleton<ProgressService>().AddSingleton<NextStepService>();
        builder.Services.AddSingleton<AttachmentService>().AddSingleton<ReflectionService>().AddSingleton<PatientNumberService>().AddSingleton<PutRightService>();
        builder.Services.AddSingleton<ReleaseService>().AddSingleton<KeepFromService>().AddSingleton<AreaService>().AddSingleton<AreaIds>().AddSingleton<TotalsService>();
        builder.Services.AddSingleton<ThreadMails>().AddSingleton<ThreadService>().AddSingleton<ThreadReading>().AddSingleton<ThreadFlow>().AddSingleton<AnswerLinkService>().AddSingleton<AnswerReading>();
        builder.Services.Configure<ReviewSettings>(builder.Configuration.GetSection("Review"));
        builder.Services.AddSingleton<ReviewMails>().AddSingleton<ReviewService>().AddSingleton<ReviewReading>().AddSingleton<ReviewAlertService>();
        builder.Services.AddSingleton(_ => Spellings.Load(Path.Combine(AppContext.BaseDirectory, "content")));
        builder.Services.AddSingleton<SearchIndexer>().AddSingleton<RecordSearch>().AddSingleton<SimilarRecords>().AddSingleton<SimilarWhileWriting>().AddSingleton<RecordTextService>().AddSingleton<JoinService>().AddSingleton<JoinReading>().AddHostedService<FollowHistoryJob>();
        builder.Services.AddHostedService<RemindOfThreadsJob>();
        builder.Services.AddHostedService<ReviewAlertsJob>();
        builder.Services.AddHostedService<DeleteOutsideAddressesJob>();
        builder.Services.AddCandour();
        builder.Services.AddEventsFhirApi();
        builder.Services.AddHostedService<DeleteExpiredPatientNumbersJob>();
        builder.Services.AddSingleton(new NavigationEntry("My records and drafts", RecordLinks.Mine, 10, Permission.RecordEvents));
        builder.Services.AddSingleton(new NavigationEntry("Review", ReviewLinks.Inbox, 12, Permission.ReviewRecords));
        builder.Services.AddSingleton(new NavigationEntry("Asked by others", ThreadLinks.Received, 19, Permission.ShareRecords));
        builder.Services.AddSingleton(new NavigationEntry("Records in your area", AreaLinks.List, 20, Permission.ReadDeidentifiedRecords));
        builder.Services.AddSingleton(new NavigationEntry("Totals", RecordLinks.Totals, 30, Permission.ReadAggregates) { Unless = [Permission.ReadRecords, Permission.ReadDeidentifiedRecords] });
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/events/{id:guid}/attachments/{attachment:guid}", AttachmentDownload.SendAsync).WithMetadata(new MayAttribute(Permission.RecordEvents, Permission.ReadRecords, Permission.ReadDeidentifiedRecords));
        app.MapGet(RecordLinks.AllAsCsv, EventCsv.SendAsync).WithMetadata(new MayAttribute(Permission.ReadRecords));
        app.MapAreaExport();
        app.MapFlowExport();
        app.MapEventsFhirApi();
    }
}
