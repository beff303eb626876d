namespace LearnSafe.Domain.Learning;

/// <summary>How many reporters were told the outcome of what they recorded in one stretch of time.</summary>
/// <param name="Records">Records whose reporter can be told: by account or receipt code.</param>
/// <param name="Told">Of these, told.</param>
/// <param name="MedianDays">Whole days from the record to its feedback, over those told: half took no longer. Null where none was told, or it is not for the reader.</param>
public sealed record ToldCount(int Records, int Told, int? MedianDays)
{
    /// <summary>Records below which a percentage would say more than it knows: one reporter more or less moves it by 5 points or more.</summary>
    public const int LeastForShare = 20;

    /// <summary>In whole per cent; null where the records are too few for one.</summary>
    public int? Share => Records < LeastForShare ? null : (int)Math.Round(100.0 * Math.Min(Told, Records) / Records, MidpointRounding.AwayFromZero);

    /// <summary>From the days that each took; null days where the reporter was not told.</summary>
    public static ToldCount Of(IReadOnlyCollection<int?> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var told = days.OfType<int>().Order().ToList();
        return new ToldCount(days.Count, told.Count, told.Count == 0 ? null : told[(told.Count - 1) / 2]);
    }

    /// <summary>For whoever reads totals alone: each number to the nearest 5 by itself, and no median, which could be one record's.</summary>
    public ToldCount Rounded() => new(Privacy.RoundedCount.Of(Records), Privacy.RoundedCount.Of(Told), null);

    /// <summary>The result in a sentence that claims no more than the numbers carry.</summary>
    /// <param name="when">"July to September 2026".</param>
    /// <param name="rounded">Whether the numbers are rounded.</param>
    public string Sentence(string when, bool rounded = false)
    {
        ArgumentNullException.ThrowIfNull(when);
        var about = rounded ? "about " : "";
        if (Records == 0) return rounded ? $"Too few reporters could be told of {when} to give a number." : $"No record of {when} has a reporter who can be told.";
        var share = Share is { } percent ? $", which is {about}{percent}%" : "";
        var took = MedianDays switch { null => "", 0 => " Half of them were told within a day.", 1 => " Half of them were told within 1 day.", var days => $" Half of them were told within {days} days." };
        if (!rounded && Records == 1) return Told == 1 ? $"The one reporter of {when} was told what came of it.{took.Replace("Half of them were", "It took", StringComparison.Ordinal).Replace("told within", "no longer than", StringComparison.Ordinal)}" : $"The one reporter of {when} was not told yet.";
        var few = Share is null && !rounded ? " These are too few to compare with another quarter." : "";
        return $"Of {about}{Records} reporters of {when}, {about}{Told} {(Told == 1 ? "was" : "were")} told what came of it{share}.{(Told == 0 ? "" : took)}{few}";
    }
}
