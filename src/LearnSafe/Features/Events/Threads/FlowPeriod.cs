using System.Globalization;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Whole months in which something was asked. There is a choice of three lengths and of no days, so that no two answers differ by one thread.</summary>
/// <param name="Until">The first day after it.</param>
public sealed record FlowPeriod(int Months, DateOnly From, DateOnly Until)
{
    /// <summary>What may be chosen, in months.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [3, 6, 12];

    public DateTime Start => UkTime.ToUtc(From, TimeOnly.MinValue);

    public DateTime End => UkTime.ToUtc(Until, TimeOnly.MinValue);

    /// <summary>"September 2026 to November 2026".</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{From:MMMM yyyy} to {Until.AddMonths(-1):MMMM yyyy}");

    /// <param name="months">Of an unknown length, the longest.</param>
    /// <param name="over">Without the month that is running: one that still grows would give single threads away to whoever looks twice.</param>
    public static FlowPeriod Of(int months, DateOnly today, bool over)
    {
        var length = Lengths.Contains(months) ? months : Lengths[^1];
        var until = new DateOnly(today.Year, today.Month, 1).AddMonths(over ? 0 : 1);
        return new FlowPeriod(length, until.AddMonths(-length), until);
    }
}
