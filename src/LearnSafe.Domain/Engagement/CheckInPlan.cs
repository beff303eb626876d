namespace LearnSafe.Domain.Engagement;

/// <summary>A day on which somebody asks a member of staff how they are.</summary>
public sealed record ProposedCheckIn(string Title, DateOnly Due);

/// <summary>When a member of staff is asked how they are: the day after, a week after, a month after. A proposal of ours; each day can be changed.</summary>
public static class CheckInPlan
{
    /// <param name="from">The day from which they are supported.</param>
    public static IReadOnlyList<ProposedCheckIn> Propose(DateOnly from) => [new("Day 1", from.AddDays(1)), new("Week 1", from.AddDays(7)), new("Month 1", from.AddMonths(1))];
}
