namespace LearnSafe.Domain.Insight;

/// <summary>The keys that records were sorted into.</summary>
/// <param name="Keys">
/// Codes of a dimension, or units of time (<c>2026-W05</c> is told by its Monday: <c>2026-01-26</c>; <c>2026-04</c>, <c>2026-Q2</c>, <c>2026</c>);
/// <see cref="InsightQuestion.NotAnswered"/> for records without. Units of time are in order; only what some record has is there.
/// </param>
public sealed record InsightAxis(InsightGrouping Grouping, IReadOnlyList<string> Keys);

/// <summary>What was counted at one crossing of the keys; only where there is something.</summary>
/// <param name="First">Which key of the first axis; 0 where there is none.</param>
/// <param name="Second">Which key of the second axis; 0 where there is none.</param>
/// <param name="Count">Records; those with both days where days are measured.</param>
/// <param name="Days">Null where records are only counted.</param>
public sealed record InsightCell(int First, int Second, long Count, double? Days);

/// <summary>Exact numbers. A record with several values of a dimension stands in the cell of each, so cells may add up to more than the total.</summary>
/// <param name="Total">Records that match, each counted once.</param>
/// <param name="Measured">Over all of them together.</param>
public sealed record InsightAnswer(long Total, InsightCell Measured, IReadOnlyList<InsightAxis> Axes, IReadOnlyList<InsightCell> Cells);
