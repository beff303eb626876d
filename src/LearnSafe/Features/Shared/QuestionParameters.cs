namespace LearnSafe.Features.Shared;

/// <summary>What the parts of a question are, wherever one is asked: docs/insight.md has them at length.</summary>
public static class QuestionParameters
{
    private const string Date = "2026, 2026-Q2, 2026-04 or 2026-04-19; both ends are included. Whole months across organisations, whole quarters for totals.";

    /// <summary>Which records.</summary>
    public static IReadOnlyList<InterfaceParameter> Which { get; } =
    [
        new("any.", "Records with any of the codes given for that dimension; /api/v1/insight/dimensions lists names and codes, and - stands for no answer.", "any.InvolvedAgents=4") { IsFamily = true, Repeats = true },
        new("all.", "Records with all of the codes given for that dimension.", "all.InvolvedAgents=4") { IsFamily = true, Repeats = true },
        new("none.", "Records with none of the codes given for that dimension.", "none.type=risk") { IsFamily = true, Repeats = true },
        .. new[] { "occurred", "recorded", "reviewed", "feedback" }.SelectMany(day => new[] { new InterfaceParameter($"{day}.from", $"Records whose day lies here or after: {Date}", "2026-Q1"), new InterfaceParameter($"{day}.to", $"Records whose day lies here or before: {Date}", "2026-Q3") }),
        new("words", "Records whose text has these words: what was said where one may read it, else released wording. Totals are counted without words.", "inhaler strength"),
    ];

    /// <summary>How they are counted.</summary>
    public static IReadOnlyList<InterfaceParameter> How { get; } =
    [
        new("by", "Counted apart by each code of a dimension, or by a day and a unit of time (day, week, month, quarter, year); twice at most.", "recorded.month") { Repeats = true },
        new("days", "The days from one day to another, instead of a count.", "recorded-reviewed"),
        new("percentile", "Another percentile of the days than the median: above 0 and below 100.", "90"),
        new("chart", "A chart of the numbers, for one grouping: its kind, or a specification as docs/charts.md has it.", "c"),
    ];
}
