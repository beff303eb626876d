namespace LearnSafe.Domain.Review;

/// <summary>How long something took, over a number of records.</summary>
/// <param name="MedianDays">Whole days; 0 where it was done within a day.</param>
public sealed record ServiceLevel(int MedianDays, int Records)
{
    /// <summary>The median of whole days: half of the records took no longer. Null where there is no record.</summary>
    public static ServiceLevel? Of(IEnumerable<TimeSpan> took)
    {
        var days = took.Select(time => Math.Max(0, (int)time.TotalDays)).Order().ToList();
        return days.Count == 0 ? null : new ServiceLevel(days[(days.Count - 1) / 2], days.Count);
    }

    /// <summary>"within a day", "1 day", "6 days".</summary>
    public string Text => MedianDays switch { 0 => "within a day", 1 => "1 day", _ => FormattableString.Invariant($"{MedianDays} days") };
}
