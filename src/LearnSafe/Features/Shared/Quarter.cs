using System.Runtime.InteropServices;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Shared;

/// <summary>Three months of a calendar year: the only times that totals are given for.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Quarter(DateOnly FirstDay)
{
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    public DateTime Start => UkTime.ToUtc(FirstDay, TimeOnly.MinValue);

    public DateTime End => UkTime.ToUtc(FirstDay.AddMonths(3), TimeOnly.MinValue);

    /// <summary>"July to September 2026".</summary>
    public string Text => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{FirstDay:MMMM} to {FirstDay.AddMonths(2):MMMM yyyy}");

    /// <summary>Whole quarters that are over, the last first: a quarter that still grows would give single records away to whoever looks twice.</summary>
    public static IReadOnlyList<Quarter> Before(DateOnly today, int count)
    {
        var running = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return [.. Enumerable.Range(1, count).Select(back => new Quarter(running.AddMonths(-3 * back)))];
    }
}
