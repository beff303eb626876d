namespace LearnSafe.Domain.Improvement;

/// <summary>The numbers of a chart as a table: what stands under every picture, and what a reader without it reads.</summary>
/// <param name="Columns">The heads; the first names the rows.</param>
/// <param name="Rows">By point, unit or category, as many cells as there are columns; an empty one where there is no number.</param>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The table of a chart.</summary>
    public static ChartTable Of(ChartResult result) => result switch
    {
        ControlChart chart => Of(chart),
        FunnelChart funnel => Of(funnel),
        ParetoChart pareto => Of(pareto),
        _ => throw new ArgumentException("There is no such chart.", nameof(result)),
    };

    private static ChartTable Of(ControlChart chart)
    {
        var numbers = ChartNumbers.For(chart);
        var isRun = chart.Specification.Chart == ChartKind.Run;
        var names = chart.Series.Labels is { } labels ? ChartDates.Shown(labels) : null;
        string Number(double number) => double.IsNaN(number) ? "" : numbers.Text(number);
        string Note(int index)
        {
            var cause = chart.Causes[index];
            var meaning = cause.PointType(chart.Specification.Direction) switch { "special_cause_improvement" => ", an improvement", "special_cause_concern" => ", a concern", _ => "" };
            var told = cause.Kind == SpecialCauseKind.None ? "" : $"{char.ToUpperInvariant(cause.Words[0])}{cause.Words[1..]}{meaning}";
            return chart.Excluded[index] ? told.Length == 0 ? "Left out of the limits" : $"{told}; left out of the limits" : told;
        }

        var rows = chart.Values.Select((value, index) => (IReadOnlyList<string>)
        [
            names?[index] ?? numbers.Whole(index + 1), Number(value), Number(chart.Lines.Centre[index]),
            .. isRun ? (string[])[] : [Number(chart.Lines.Lower[index]), Number(chart.Lines.Upper[index])], Note(index),
        ]);
        return new([chart.Specification.PointAxis ?? "Point", chart.Specification.ValueAxis ?? "Value", .. isRun ? (string[])["Median"] : ["Centre line", "Lower limit", "Upper limit"], "Signal"], [.. rows]);
    }

    private static ChartTable Of(FunnelChart funnel)
    {
        var multiplier = funnel.Specification.Multiplier;
        var numbers = ChartNumbers.For(funnel.Specification, funnel.Units.Select(unit => unit.Value * multiplier).Append(funnel.Baseline * multiplier));
        var sizes = ChartNumbers.For(funnel.Specification with { Decimals = null }, funnel.Units.Select(unit => unit.Size));
        string Number(double number) => double.IsNaN(number) ? "" : numbers.Text(number * multiplier);
        var rows = funnel.Units.Select((unit, index) => (IReadOnlyList<string>)
        [
            funnel.Series.Labels?[index] ?? numbers.Whole(index + 1), sizes.Text(unit.Size), Number(unit.Value), Number(unit.Lower95), Number(unit.Upper95), Number(unit.Lower998), Number(unit.Upper998),
            unit.Significance switch { "High (0.001)" => "Higher, outside 99.8%", "High (0.025)" => "Higher, outside 95%", "Low (0.001)" => "Lower, outside 99.8%", "Low (0.025)" => "Lower, outside 95%", _ => "" },
        ]);
        return new(["Unit", funnel.Specification.PointAxis ?? "Size", funnel.Specification.ValueAxis ?? "Value", "Lower 95% limit", "Upper 95% limit", "Lower 99.8% limit", "Upper 99.8% limit", "Signal"], [.. rows]);
    }

    private static ChartTable Of(ParetoChart pareto)
    {
        var numbers = ChartNumbers.For(pareto.Specification, pareto.Categories.Select(category => category.Count));
        static string Percent(double percent) => $"{percent.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)}%";
        return new(
            ["Category", pareto.Specification.ValueAxis ?? "Count", "Share", "Together"],
            [.. pareto.Categories.Select(category => (IReadOnlyList<string>)[category.Label, numbers.Text(category.Count), Percent(category.Percent), Percent(category.CumulativePercent)])]);
    }
}
