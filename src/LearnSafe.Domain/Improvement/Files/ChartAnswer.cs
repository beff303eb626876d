using System.Text.Json;

namespace LearnSafe.Domain.Improvement.Files;

/// <summary>What one case of a file asked for, calculated, and how it is written.</summary>
internal sealed class ChartAnswer
{
    private readonly Action<Utf8JsonWriter> write;

    private ChartAnswer(Action<Utf8JsonWriter> write, ChartResult? chart = null) => (this.write, Chart) = (write, chart);

    internal ChartResult? Chart { get; }

    internal void Write(Utf8JsonWriter writer) => write(writer);

    /// <summary>A case that leaves something out takes it from the file that it stands in.</summary>
    internal static ChartAnswer Of(string kind, JsonPlace file, JsonPlace place)
    {
        var input = place["input"].IsMissing ? file["input"] : place["input"];
        if (kind == "rules") return new(RuleVectors.Answer(place["rule"].Text() ?? file["rule"].Text(), place["n"].Whole() ?? file["n"].Whole(), input));
        if (kind == "icons") return new(IconVectors.Answer(input));
        var chart = ChartKinds.Find(kind) ?? throw new ChartException($"There is no chart \"{kind}\"; there are {ChartKinds.All}, and rules and icons.");
        var options = place["options"].IsMissing ? file["options"] : place["options"];
        var specification = ChartOptions.Read(chart, options, input);
        if (specification.Title is null && file["title"].Text() is { } title) specification = specification with { Title = title };
        var result = ChartResult.Calculate(specification, ChartInput.Read(input));
        var unused = OptionUse.Unused(chart, options);
        result = result with { Warnings = [.. result.Warnings, .. unused] };
        return new(writer => ChartResultWriter.Write(writer, result, kind.EndsWith("+run", StringComparison.Ordinal)), result);
    }
}
