using System.Globalization;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.SafetyActions;

namespace LearnSafe.Features.Insight.Digest;

/// <summary>One line of a table.</summary>
/// <param name="Usual">What is usual of it, from the months before.</param>
public sealed record DigestRow(string Name, long Count, UsualCount Usual);

/// <summary>How long something took, of what came to its end in the month.</summary>
/// <param name="Days">The middle one; null where there was none.</param>
public sealed record DigestTime(long Records, double? Days)
{
    private const double SameDay = 0.5;

    /// <summary>"3 records, half of them within 6 days".</summary>
    public string Words => Records switch
    {
        0 => "none",
        // Of too few across organisations it is not told how long they took.
        _ when Days is null => string.Create(CultureInfo.InvariantCulture, $"{Records:N0} {(Records == 1 ? "record" : "records")}"),
        1 => Days < SameDay ? "1 record, on the same day" : $"1 record, after {DaysText}",
        _ when Days < SameDay => string.Create(CultureInfo.InvariantCulture, $"{Records:N0} records, half of them on the same day"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Records:N0} records, half of them within {DaysText}"),
    };

    private string DaysText => Days switch { < 1.5 => "a day", var days => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(days!.Value):N0} days") };
}

/// <summary>A month on one sheet.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Waiting">Records that wait to be reviewed now, whenever they were made.</param>
/// <param name="Told">Reporters' records that were answered in the month.</param>
/// <param name="Signs">Sentences on what chance does not explain.</param>
/// <param name="SeriesLookedAt">How many series had enough for that.</param>
/// <param name="Done">Null for whoever does not keep actions here.</param>
/// <param name="Summaries">Titles of what was published in the month and reaches the reader, the organisation's own first.</param>
/// <param name="Chart">Null where there is too little.</param>
/// <param name="UpTo">The entry of the history up to which the records are counted.</param>
public sealed record MonthlyDigest(
    DateOnly Month, IReadOnlyList<DigestRow> Types, IReadOnlyList<DigestRow> Harms, IReadOnlyList<(string Name, long Count)> Involved, int Waiting, DigestTime Reviewed, DigestTime Told,
    IReadOnlyList<string> Signs, int SeriesLookedAt, IReadOnlyList<ToldAction>? Done, IReadOnlyList<ToldAction>? Due, IReadOnlyList<(string Title, bool IsOwn)> Summaries, ControlChart? Chart, long UpTo)
{
    /// <summary>The types of event that harm is asked of: "incidents and outcomes".</summary>
    public required string HarmOf { get; init; }

    /// <summary>"October 2026".</summary>
    public string Title => Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
