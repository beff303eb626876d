using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.Events.Review;

/// <summary>Looks for records of which somebody must be told.</summary>
public sealed class ReviewAlertsJob(ReviewAlertService alerts, TimeProvider clock, ILogger<ReviewAlertsJob> log)
    : RepeatedJob(TimeSpan.FromSeconds(30), "Reviewers could not be told of records", clock, log)
{
    protected override string? Done => "Records that nobody opened, told somebody further";

    protected override async Task<int> DoAsync(CancellationToken cancellation)
    {
        await alerts.TellAsync(cancellation);
        return await alerts.EscalateAsync(cancellation);
    }
}
