using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight;

/// <summary>One key of an axis.</summary>
/// <param name="Code">As an address writes it.</param>
public sealed record InsightShownKey(string Code, string Title)
{
    /// <summary>In the axis of the answer.</summary>
    internal int Place { get; init; }
}

/// <summary>An axis as it is shown.</summary>
/// <param name="Name">As <c>by</c> writes it.</param>
public sealed record InsightShownAxis(string Name, string Title, bool IsTime, IReadOnlyList<InsightShownKey> Keys);

/// <summary>An answer as it is shown: a table over the keys of its axes, rows first.</summary>
/// <param name="Total">Records that match, each counted once.</param>
/// <param name="Measured">Over all of them.</param>
/// <param name="UpTo">The entry of the history up to which the records are counted.</param>
public sealed record InsightResult(
    long Total, InsightCell Measured, IReadOnlyList<InsightShownAxis> Axes, InsightGranted Granted, long UpTo, ChartResult? Chart)
{
    private const string RoundedWarning = "Each number is rounded to the nearest 5, which widens or narrows limits a little.";

    /// <summary>By key of the first axis, by key of the second (one where there is none); null where nothing was counted there.</summary>
    public IReadOnlyList<IReadOnlyList<InsightCell?>> Rows => Lay.Value;

    /// <summary>What was counted, by the first axis and then by the second: far fewer than <see cref="Rows"/> has places, where an axis is days.</summary>
    internal IReadOnlyList<InsightCell> Cells { get; private init; } = [];

    private Lazy<IReadOnlyList<IReadOnlyList<InsightCell?>>> Lay { get; init; } = new([]);

    internal static InsightResult Of(InsightAnswer answer, IReadOnlyList<InsightShownAxis> axes, InsightGranted granted, long upTo, ChartSpecification? chart)
    {
        if (axes.Count == 2 && (long)axes[0].Keys.Count * axes[1].Keys.Count > InsightCount.MostCells) throw InsightCount.TooMuch();
        var result = new InsightResult(answer.Total, answer.Measured, axes, granted, upTo, null) { Cells = answer.Cells, Lay = new(() => Laid(answer.Cells, axes)) };
        return chart is null ? result : result with { Chart = result.Calculate(chart) };
    }

    private static IReadOnlyList<IReadOnlyList<InsightCell?>> Laid(IReadOnlyList<InsightCell> counted, IReadOnlyList<InsightShownAxis> axes)
    {
        if (axes.Count == 0) return [];
        var cells = counted.ToDictionary(cell => (cell.First, cell.Second));
        var across = axes.Count == 2 ? axes[1].Keys : [new InsightShownKey("", "")];
        return [.. axes[0].Keys.Select(row => (IReadOnlyList<InsightCell?>)[.. across.Select(column => cells.GetValueOrDefault((row.Place, column.Place)))])];
    }

    /// <summary>The chart of what was counted, or of the days that were measured.</summary>
    private ChartResult Calculate(ChartSpecification specification)
    {
        if (Axes is not [var axis]) throw new InsightException("A chart is of numbers by one thing: say by once.");
        if (specification.Chart.IsOverTime() != axis.IsTime) throw new InsightException(axis.IsTime ? $"A {specification.Chart.Title()} compares categories: say by a dimension." : $"A {specification.Chart.Title()} follows time: say by a unit of time, such as recorded.month.");
        var points = axis.Keys.Zip(Rows).Where(point => !axis.IsTime || point.First.Code != InsightAsked.Unanswered).ToList();
        if (points.Count == 0) throw new InsightException("There is nothing to draw a chart of: no record matches.");
        var isDays = Granted.Question.Span is not null;
        try
        {
            var chart = ChartResult.Calculate(
                specification with { ValueAxis = specification.ValueAxis ?? (isDays ? "Days" : "Records"), PointAxis = specification.PointAxis ?? axis.Title },
                new ChartSeries { Labels = [.. points.Select(point => axis.IsTime ? point.First.Code : point.First.Title)], Values = [.. points.Select(point => isDays ? point.Second[0]?.Days : point.Second[0]?.Count ?? 0)] });
            return Granted.IsRounded ? chart with { Warnings = [.. chart.Warnings, RoundedWarning] } : chart;
        }
        catch (ChartException fault)
        {
            throw new InsightException($"The chart cannot be calculated: {fault.Message}", fault);
        }
    }
}
