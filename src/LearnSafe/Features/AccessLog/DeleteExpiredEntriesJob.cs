using LearnSafe.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.AccessLog;

/// <summary>The log is kept by a clock of its own: once a day, what is older goes.</summary>
public sealed class DeleteExpiredEntriesJob(AccessLogService log, IOptions<AccessLogSettings> settings, TimeProvider clock, ILogger<DeleteExpiredEntriesJob> logger)
    : RepeatedJob(TimeSpan.FromDays(1), "Entries of the access log whose time is over could not be deleted", clock, logger)
{
    private readonly TimeProvider _clock = clock;

    protected override bool AtStart => true;

    protected override string? Done => "Entries of the access log deleted, their time being over";

    /// <returns>How many entries were deleted.</returns>
    public Task<int> RunAsync(CancellationToken cancellation = default) =>
        log.DeleteBeforeAsync(_clock.GetUtcNow().UtcDateTime.AddYears(-Math.Max(1, settings.Value.KeepYears)), cancellation);

    protected override Task<int> DoAsync(CancellationToken cancellation) => RunAsync(cancellation);
}
