using System.Text.Json;

namespace LearnSafe.Domain.Improvement.Files;

/// <summary>A calculated chart as JSON. The names are those of docs/charts.md.</summary>
public static class ChartResultWriter
{
    /// <summary>A chart with its lines, its signals and what it shows in words.</summary>
    /// <param name="asRun">Whether the analysis of runs stands beside the lines as well, as on a run chart.</param>
    public static void Write(Utf8JsonWriter writer, ChartResult result, bool asRun)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteStartObject();
        writer.WriteString("chart", result.Specification.Chart.Name());
        writer.WriteNumber("method_version", result.Specification.MethodVersion);
        writer.WriteString("summary", ChartSentence.Of(result));
        switch (result)
        {
            case ControlChart chart:
                ControlChartWriter.Write(writer, chart, asRun || chart.Specification.Chart == ChartKind.Run);
                break;
            case FunnelChart funnel:
                Write(writer, funnel);
                break;
            case ParetoChart pareto:
                Write(writer, pareto);
                break;
        }

        writer.WriteStartArray("warnings");
        foreach (var warning in result.Warnings) writer.WriteStringValue(warning);
        writer.WriteEndArray();
        writer.WritePropertyName("specification");
        ChartSpecificationJson.Write(writer, result.Specification);
        writer.WriteEndObject();
    }

    internal static void List(Utf8JsonWriter writer, string name, IEnumerable<double> numbers, double multiplier = 1)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers) Value(writer, number * multiplier);
        writer.WriteEndArray();
    }

    internal static void List(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    internal static void Number(Utf8JsonWriter writer, string name, double number)
    {
        writer.WritePropertyName(name);
        Value(writer, number);
    }

    internal static void Value(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number)) writer.WriteNullValue();
        else writer.WriteNumberValue(number + 0.0);
    }

    private static void Write(Utf8JsonWriter writer, FunnelChart funnel)
    {
        var multiplier = funnel.Specification.Multiplier;
        var units = funnel.Units;
        Number(writer, "baseline", funnel.Baseline);
        Number(writer, "centre", funnel.Baseline * multiplier);
        if (funnel.Series.Labels is { } labels) List(writer, "labels", labels);
        List(writer, "denominators", units.Select(unit => unit.Size));
        List(writer, "lower_95", units.Select(unit => unit.Lower95), multiplier);
        List(writer, "upper_95", units.Select(unit => unit.Upper95), multiplier);
        List(writer, "lower_998", units.Select(unit => unit.Lower998), multiplier);
        List(writer, "upper_998", units.Select(unit => unit.Upper998), multiplier);
        if (funnel.Series.Numerators is null) return;
        List(writer, "values", units.Select(unit => unit.Value), multiplier);
        List(writer, "significance", units.Select(unit => unit.Significance));
        if (units[0].Interval95 is null) return;
        List(writer, "interval_lower_95", units.Select(unit => unit.Interval95!.Value.Lower), multiplier);
        List(writer, "interval_upper_95", units.Select(unit => unit.Interval95!.Value.Upper), multiplier);
        List(writer, "interval_lower_998", units.Select(unit => unit.Interval998!.Value.Lower), multiplier);
        List(writer, "interval_upper_998", units.Select(unit => unit.Interval998!.Value.Upper), multiplier);
    }

    private static void Write(Utf8JsonWriter writer, ParetoChart pareto)
    {
        List(writer, "labels", pareto.Categories.Select(category => category.Label));
        List(writer, "values", pareto.Categories.Select(category => category.Count));
        List(writer, "percent", pareto.Categories.Select(category => category.Percent));
        List(writer, "cumulative", pareto.Categories.Select(category => category.Cumulative));
        List(writer, "cumulative_percent", pareto.Categories.Select(category => category.CumulativePercent));
        List(writer, "vital_few", pareto.Categories.Where(category => category.IsVital).Select(category => category.Label));
        Number(writer, "total", pareto.Categories[^1].Cumulative);
    }
}
