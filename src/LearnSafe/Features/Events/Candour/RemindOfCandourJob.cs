using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Reminds people of the duty of candour, before a target and after it.</summary>
public sealed class RemindOfCandourJob(CandourReminderService reminders, TimeProvider clock, ILogger<RemindOfCandourJob> log)
    : RepeatedJob(TimeSpan.FromHours(1), "People could not be reminded of the duty of candour", clock, log)
{
    protected override string? Done => "Cases of the duty of candour of which people were reminded";

    protected override Task<int> DoAsync(CancellationToken cancellation) => reminders.RemindAsync(cancellation);
}
