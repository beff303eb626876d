using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.PublicForms;

/// <summary>Keeps what the pages promise: what was begun and never sent goes within hours, and how to reach somebody goes when its time is over.</summary>
public sealed class ForgetPublicDraftsJob(PublicDraftService drafts, PublicReportService reports, TimeProvider clock, ILogger<ForgetPublicDraftsJob> log)
    : RepeatedJob(TimeSpan.FromMinutes(10), "Unsent public forms whose time is over could not be deleted", clock, log)
{
    protected override bool AtStart => true;

    protected override string? Done => "Unsent public forms and contacts forgotten, their time being over";

    protected override async Task<int> DoAsync(CancellationToken cancellation) =>
        await drafts.DeleteExpiredAsync(cancellation) + await reports.DeleteExpiredContactsAsync(cancellation);
}
