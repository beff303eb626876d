using System.Text.Json;
using LearnSafe.Domain.Improvement.Files;

namespace LearnSafe.Domain.Improvement;

/// <summary>A specification as it is stored: the names that chart files use for their options, with the kind and the version of the method.</summary>
public static class ChartSpecificationJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads what <see cref="Write(ChartSpecification)"/> wrote.</summary>
    /// <exception cref="ChartException">It is not a specification.</exception>
    public static ChartSpecification Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = ChartFile.Parse(System.Text.Encoding.UTF8.GetBytes(json));
        var place = new JsonPlace(document.RootElement, "");
        place.Only(["chart", "options"]);
        var name = place["chart"].Text() ?? throw new ChartException("The specification names no chart.");
        var kind = ChartKinds.Find(name) ?? throw new ChartException($"There is no chart \"{name}\"; there are {ChartKinds.All}.");
        return ChartOptions.Read(kind, place["options"], new(default, "input"));
    }

    /// <summary>The specification as text; what has its usual value is left out, but for what decides on limits and signals.</summary>
    public static string Write(ChartSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain)) Write(writer, specification);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static void Write(Utf8JsonWriter writer, ChartSpecification specification)
    {
        writer.WriteStartObject();
        writer.WriteString("chart", specification.Chart.Name());
        writer.WriteStartObject("options");
        writer.WriteNumber("method_version", specification.MethodVersion);
        writer.WriteString("rule_set", specification.RuleSet.Name);
        writer.WriteString("run_rules", specification.RunRules == RunRules.Anhoej ? "anhoej" : "ihi");
        if (specification.RunsBoundCounts) writer.WriteString("run_bounds", "inclusive");
        if (specification.Chart.UsesMovingRanges()) writer.WriteBoolean("screen_moving_ranges", specification.Screens);
        if (specification.SigmaDivisor is { } divisor) writer.WriteNumber("sigma_divisor", divisor);
        else if (specification.Factor is not null || specification.Chart == ChartKind.Xmr) writer.WriteNumber("factor", specification.LimitFactor);
        Number(writer, "baseline_points", specification.BaselinePoints);
        Span(writer, specification);
        Rebases(writer, specification);
        Exclusions(writer, specification);
        writer.WriteString("improvement_direction", specification.Direction switch { ImprovementDirection.Increase => "increase", ImprovementDirection.Decrease => "decrease", _ => "neutral" });
        Number(writer, "target", specification.Target);
        Number(writer, "centre", specification.Centre);
        if (specification.Multiplier != 1) writer.WriteNumber("multiplier", specification.Multiplier);
        Number(writer, "decimals", specification.Decimals);
        if (specification.Chart == ChartKind.TimeBetween) writer.WriteNumber("power", specification.Power);
        if (specification.ZeroIsHalf) writer.WriteString("zero_times", "half");
        if (specification.Chart == ChartKind.Funnel) writer.WriteString("statistic", specification.Statistic switch { FunnelStatistic.Ratio => "ratio", FunnelStatistic.Rate => "rate", _ => "proportion" });
        Number(writer, "baseline", specification.FunnelBaseline);
        if (specification.Chart == ChartKind.Pareto) writer.WriteNumber("threshold", specification.ParetoThreshold);
        Text(writer, "title", specification.Title);
        Text(writer, "subtitle", specification.Subtitle);
        Text(writer, "value_axis", specification.ValueAxis);
        Text(writer, "point_axis", specification.PointAxis);
        Annotations(writer, specification);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter writer, ChartSpecification specification)
    {
        if ((specification.BaselineFrom ?? specification.BaselineTo) is null) return;
        writer.WriteStartObject("baseline");
        Text(writer, "from", specification.BaselineFrom);
        Text(writer, "to", specification.BaselineTo);
        writer.WriteEndObject();
    }

    private static void Rebases(Utf8JsonWriter writer, ChartSpecification specification)
    {
        foreach (var (name, rebases) in ((string, ChartRebase[])[])[("split_after", [.. specification.Rebases.Where(rebase => rebase.At is null)]), ("rebase_at", [.. specification.Rebases.Where(rebase => rebase.At is not null)])])
        {
            if (rebases.Length == 0) continue;
            writer.WriteStartArray(name);
            foreach (var rebase in rebases)
            {
                writer.WriteStartObject();
                Text(writer, "at", rebase.At);
                Number(writer, "after", rebase.After);
                Text(writer, "reason", rebase.Reason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    private static void Exclusions(Utf8JsonWriter writer, ChartSpecification specification)
    {
        if (specification.Exclusions.Count == 0) return;
        writer.WriteStartArray("exclude_points");
        foreach (var exclusion in specification.Exclusions)
        {
            writer.WriteStartObject();
            writer.WriteNumber("point", exclusion.Point);
            Text(writer, "reason", exclusion.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Annotations(Utf8JsonWriter writer, ChartSpecification specification)
    {
        if (specification.Annotations.Count == 0) return;
        writer.WriteStartArray("annotations");
        foreach (var annotation in specification.Annotations)
        {
            writer.WriteStartObject();
            writer.WriteString("at", annotation.At);
            writer.WriteString("text", annotation.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } given) writer.WriteNumber(name, given);
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }
}
