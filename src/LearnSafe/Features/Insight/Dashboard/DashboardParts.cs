using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Shared;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>What the page shows of one view.</summary>
/// <param name="Sharpness">How exactly.</param>
/// <param name="MayOpen">Whether the records behind the numbers may be opened.</param>
/// <param name="Over">Quarters, where there is no chart because numbers are rounded; null otherwise.</param>
/// <param name="NotDrawn">What of the period is not in the charts, in a sentence; null where all of it is.</param>
/// <param name="Outstanding">Null where nothing is judged, because numbers are rounded.</param>
public sealed record DashboardParts(
    long Total, InsightSharpness Sharpness, bool IsRounded, bool MayOpen, IReadOnlyList<TypeChart> Charts, OverTime? Over, string? NotDrawn, StandingOutView? Outstanding,
    IReadOnlyList<BarSection> Sections, IReadOnlyList<MeasuredDays> Days, Waiting? Waiting)
{
    /// <summary>Why some parts are missing; null where none is.</summary>
    public string? NotBrokenDown { get; init; }

    /// <summary>What the organisation put in place in this time, the latest first: the charts mark it.</summary>
    public IReadOnlyList<ActionChange> Changes { get; init; } = [];

    /// <summary>How many more there were, which are not marked.</summary>
    public int MoreChanges { get; init; }
}

/// <summary>Records of one type over time.</summary>
/// <param name="Name">As an address writes the type.</param>
/// <param name="Figure">Null where there is no record, or no whole unit of time.</param>
public sealed record TypeChart(string Name, string Title, ChartFigure? Figure);

/// <summary>Counts of each quarter, by type.</summary>
public sealed record OverTime(IReadOnlyList<string> Types, IReadOnlyList<(string Quarter, IReadOnlyList<long> Counts)> Rows);

/// <summary>Tables that belong together.</summary>
public sealed record BarSection(string Title, IReadOnlyList<BarTable> Tables);

/// <summary>Categories with their counts.</summary>
/// <param name="IsInOrder">Whether the categories have an order of their own, such as harm; else the largest is first.</param>
public sealed record BarTable(string Title, IReadOnlyList<BarRow> Rows, bool IsInOrder)
{
    /// <summary>So many are shown; the others can be opened.</summary>
    public const int Shown = 8;
}

/// <summary>One category.</summary>
/// <param name="Part">Of the largest in its table, from 0 to 1.</param>
/// <param name="Narrow">The page narrowed to it; null where it already is, or may not be.</param>
/// <param name="Open">The records; null where they may not be opened.</param>
public sealed record BarRow(string Title, long Count, double Part, string? Narrow, string? Open);

/// <summary>Days between two days.</summary>
/// <param name="Middle">Half of the records took no longer; null where none has both days.</param>
/// <param name="Most">Nine of ten took no longer.</param>
/// <param name="Count">Records that have both.</param>
public sealed record MeasuredDays(string Title, double? Middle, double? Most, long Count);

/// <summary>Records that wait for something.</summary>
/// <param name="Places">By organisation, where there are several and not too many.</param>
public sealed record Waiting(IReadOnlyList<WaitingRow> Rows, IReadOnlyList<WaitingRow> Places);

/// <param name="Long">How many of them were recorded before <paramref name="Before"/>.</param>
public sealed record WaitingRow(string Title, long Count, string? Open, long Long, string? OpenLong, DateOnly Before);

/// <summary>What stands out, with where it can be looked at.</summary>
public sealed record StandingOutView(LearnSafe.Domain.Insight.StandingOut All, IReadOnlyList<(LearnSafe.Domain.Insight.StandsOut Found, string Dimension, string? Narrow)> Found)
{
    /// <summary>So many are shown; the others can be opened.</summary>
    public const int Shown = 5;
}
