using LearnSafe.Domain.Nhs;
using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Reminds people of actions, once they are awake.</summary>
public sealed class RemindOfActionsJob(ActionReminderService reminders, TimeProvider clock, ILogger<RemindOfActionsJob> log)
    : RepeatedJob(TimeSpan.FromMinutes(15), "Nobody could be reminded of safety actions", clock, log)
{
    private const int Morning = 7;

    private readonly TimeProvider clock = clock;

    protected override string? Done => "Safety actions of which somebody was reminded";

    protected override async Task<int> DoAsync(CancellationToken cancellation) =>
        UkTime.FromUtc(clock.GetUtcNow().UtcDateTime).Hour < Morning ? 0 : await reminders.RemindAsync(cancellation);
}
