using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Reminds organisations of what they were asked, before the day and after it.</summary>
public sealed class RemindOfThreadsJob(ThreadService threads, TimeProvider clock, ILogger<RemindOfThreadsJob> log)
    : RepeatedJob(TimeSpan.FromHours(1), "Organisations could not be reminded of what they were asked", clock, log)
{
    protected override string? Done => "Threads of which organisations were reminded";

    protected override Task<int> DoAsync(CancellationToken cancellation) => threads.RemindAsync(cancellation);
}
