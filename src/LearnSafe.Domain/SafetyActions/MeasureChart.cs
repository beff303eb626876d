using System.Globalization;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>Puts a measure into the form that charts are calculated from.</summary>
public static class MeasureChart
{
    /// <summary>The charts that a measure may ask for: those over time whose points are a number, or a numerator over a denominator.</summary>
    public static IReadOnlyList<ChartKind> Kinds { get; } =
        [ChartKind.Run, ChartKind.Xmr, ChartKind.Proportion, ChartKind.Rate, ChartKind.Count, ChartKind.ProportionPrime, ChartKind.RatePrime, ChartKind.BetweenCases, ChartKind.TimeBetween];

    /// <summary>For whom the chart is chosen: "p chart: a part of a whole".</summary>
    public static string Choice(ChartKind chart) => chart switch
    {
        ChartKind.Run => "Run chart: one number a period; a good start while points are few",
        ChartKind.Xmr => "XmR chart: one number a period, with limits",
        ChartKind.Proportion => "p chart: how many of how many",
        ChartKind.Rate => "u chart: how many events for how much activity",
        ChartKind.Count => "c chart: how many events, where activity stays the same",
        ChartKind.ProportionPrime => "p′ chart: how many of very many",
        ChartKind.RatePrime => "u′ chart: how many events for very much activity",
        ChartKind.BetweenCases => "g chart: cases between rare events",
        ChartKind.TimeBetween => "t chart: days between rare events",
        _ => throw new ArgumentOutOfRangeException(nameof(chart), chart, "A measure has no such chart."),
    };

    /// <summary>The points in the order of time, labelled by their days.</summary>
    /// <param name="points">One a day at most.</param>
    public static ChartSeries Series(ChartKind chart, IEnumerable<Measurement> points)
    {
        List<Measurement> ordered = [.. points.OrderBy(point => point.Day)];
        List<string> labels = ordered.ConvertAll(point => Label(point.Day));
        return chart.HasDenominators()
            ? new ChartSeries { Labels = labels, Numerators = ordered.ConvertAll(point => point.Numerator), Denominators = ordered.ConvertAll(point => point.Denominator) }
            : new ChartSeries { Labels = labels, Values = ordered.ConvertAll(point => point.Value) };
    }

    /// <param name="baselinePoints">How many of the first points were taken before the change; null where nobody said.</param>
    /// <param name="count">How many points there are: a baseline that is not complete yet sets no limits.</param>
    /// <param name="target">In the units of the drawing.</param>
    /// <param name="marks">What was changed meanwhile (<see cref="Marks"/>).</param>
    public static ChartSpecification Specification(ChartKind chart, ImprovementDirection direction, double? target, int? baselinePoints, int count, string title, IReadOnlyList<ChartAnnotation>? marks = null) => new()
    {
        Chart = chart,
        Direction = direction,
        Target = target,
        BaselinePoints = baselinePoints is { } points && points <= count ? points : null,
        Multiplier = chart is ChartKind.Proportion or ChartKind.ProportionPrime ? 100 : 1,
        Title = title,
        Annotations = marks ?? [],
    };

    /// <summary>Each change is marked at the first point that was taken on its day or later.</summary>
    /// <param name="days">Of the points, in any order.</param>
    public static IReadOnlyList<ChartAnnotation> Marks(IEnumerable<DateOnly> days, IEnumerable<ChartChange> changes)
    {
        List<DateOnly> ordered = [.. days.Order()];
        return ChartChange.Marks(changes, day => ordered.FindIndex(point => point >= day) is >= 0 and var place ? Label(ordered[place]) : null);
    }

    private static string Label(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
