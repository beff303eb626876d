namespace LearnSafe.Domain.Insight;

/// <summary>How the values of a record are held against those asked for.</summary>
public enum InsightMatch
{
    AnyOf,
    AllOf,
    NoneOf,
}

/// <summary>Records whose values of a dimension match.</summary>
/// <param name="Values">Codes; <see cref="InsightQuestion.NotAnswered"/> for records without an answer. A code that no record has matches nothing.</param>
public sealed record InsightFilter(string Dimension, InsightMatch Match, IReadOnlyList<string> Values);

/// <summary>Records with a day in a span, both ends included; those without such a day are left out.</summary>
public sealed record InsightPeriod(InsightDay Day, DateOnly? From, DateOnly? To);

/// <summary>What time is cut into.</summary>
public enum InsightUnit
{
    Week,
    Month,
    Quarter,
    Year,
    Day,
}

/// <summary>What is counted apart: each value of a dimension, or each unit of time of a day.</summary>
/// <param name="Dimension">Null where it is by time.</param>
public sealed record InsightGrouping(string? Dimension, InsightDay Day = InsightDay.Recorded, InsightUnit Unit = InsightUnit.Month)
{
    /// <summary>Sorts the values of the dimension into others: organisations into care settings. What it answers null for is not known.</summary>
    public Func<string, string?>? Sorted { get; init; }
}

/// <summary>Days from one day to another, in the middle or at a percentile of the records that have both; interpolated between neighbours, as SQL's percentile_cont.</summary>
/// <param name="Percentile">Above 0 and below 100; 50 is the median.</param>
public sealed record InsightSpan(InsightDay From, InsightDay To, double Percentile = 50);

/// <summary>A question over all records. Everything that is said narrows; a question that says nothing counts all.</summary>
public sealed record InsightQuestion
{
    /// <summary>Stands for records without an answer, among the values of a filter and the keys of an answer.</summary>
    public const string NotAnswered = "";

    public IReadOnlyList<InsightFilter> Filters { get; init; } = [];

    public IReadOnlyList<InsightPeriod> Periods { get; init; } = [];

    /// <summary>None, one or two.</summary>
    public IReadOnlyList<InsightGrouping> Groupings { get; init; } = [];

    /// <summary>What is measured; null to count records.</summary>
    public InsightSpan? Span { get; init; }

    /// <summary>The organisations whose records are counted; null for all.</summary>
    public IReadOnlySet<Guid>? Organisations { get; init; }

    /// <summary>Records that are not counted, whatever they match: those kept from whoever asks.</summary>
    public IReadOnlyCollection<Guid> Without { get; init; } = [];

    /// <summary>The records among which is counted, such as those that words were found in; null for all. It is of the snapshot that is asked.</summary>
    public InsightMask? Among { get; init; }
}
