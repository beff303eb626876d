using LearnSafe.Domain.Engagement;
using TaskStatus = LearnSafe.Features.Shared.Nhsuk.TaskStatus;

namespace LearnSafe.Features.Engagement;

/// <summary>What several pages of an engagement call the same thing.</summary>
internal static class EngagementTags
{
    /// <summary>Of a question.</summary>
    public static readonly TaskStatus Unanswered = new("Open", "blue");

    /// <summary>The check-ins with staff, in their order.</summary>
    public static IReadOnlyList<string> CheckIns { get; } = [.. CheckInPlan.Propose(DateOnly.MinValue).Select(one => one.Title)];

    public static TaskStatus Status(DateOnly due, DateOnly today) => Promises.Timing(due, today) switch
    {
        PromiseTiming.Overdue => new TaskStatus("Overdue", "red"),
        PromiseTiming.Soon => new TaskStatus("Due", "yellow"),
        _ => new TaskStatus("Open", "blue"),
    };

    public static string Title(AnsweredIn place) => place switch { AnsweredIn.Contact => "In a contact", AnsweredIn.Report => "In the report", _ => "It cannot be answered" };
}
