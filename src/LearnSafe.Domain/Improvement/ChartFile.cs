using System.Text.Json;
using LearnSafe.Domain.Improvement.Files;

namespace LearnSafe.Domain.Improvement;

/// <summary>A file that asks for a chart (or for several cases of one), and the answer to it. Its form is told in docs/charts.md.</summary>
public sealed class ChartFile
{
    private const int FarFromAnyName = 2;

    private static readonly string[] Asked = ["chart", "input", "options", "cases"];
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<ChartAnswer> answers;
    private readonly bool isOfCases;

    private ChartFile(IReadOnlyList<ChartAnswer> answers, bool isOfCases) => (this.answers, this.isOfCases) = (answers, isOfCases);

    /// <summary>The charts that can be drawn: none where rules or icons were asked about.</summary>
    public IReadOnlyList<ChartResult> Charts => [.. answers.Select(answer => answer.Chart).OfType<ChartResult>()];

    /// <summary>Reads a file and calculates what it asks for.</summary>
    /// <exception cref="ChartException">It cannot be read or calculated.</exception>
    public static ChartFile Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        var root = new JsonPlace(document.RootElement, "");
        if (!root.IsObject) throw new ChartException("The file must hold one JSON object with chart, input and options.");
        NoMisspeltName(root);
        var kind = root["chart"].Text() ?? throw new ChartException("The file names no chart.");
        if (root["cases"].IsMissing) return new([ChartAnswer.Of(kind, root, root)], false);
        if (!root["cases"].IsList) throw new ChartException("cases must be a list.");
        List<ChartAnswer> found = [];
        foreach (var place in root["cases"].Items()!)
        {
            if (!place.IsObject) throw new ChartException($"{place.Path} must be an object.");
            NoMisspeltName(place);
            try
            {
                found.Add(ChartAnswer.Of(kind, root, place));
            }
            catch (ChartException fault)
            {
                throw new ChartException($"{place.Path}: {fault.Message}", fault);
            }
        }

        return new(found, true);
    }

    /// <summary>Writes the answer as JSON: the result, or with cases an object whose cases are their results in the same order.</summary>
    public void Write(Stream output)
    {
        using var writer = new Utf8JsonWriter(output, Indented);
        if (!isOfCases)
        {
            answers[0].Write(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("cases");
        foreach (var answer in answers) answer.Write(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith(System.Text.Encoding.UTF8.Preamble)) json = json[3..];
        try
        {
            return JsonDocument.Parse(json, new() { AllowDuplicateProperties = false, AllowTrailingCommas = false, MaxDepth = 32 });
        }
        catch (JsonException fault) when (fault.LineNumber is { } line)
        {
            throw new ChartException($"This is not JSON: line {line + 1}, position {(fault.BytePositionInLine ?? 0) + 1}.", fault);
        }
        catch (JsonException fault)
        {
            throw new ChartException("This is not JSON, or a name stands twice in one object.", fault);
        }
    }

    /// <summary>A file carries whatever else it likes about itself, but "option" for "options" would silently change the numbers.</summary>
    private static void NoMisspeltName(JsonPlace place)
    {
        foreach (var name in place.Names)
        {
            if (!Asked.Contains(name) && Asked.FirstOrDefault(asked => IsNear(name.ToLowerInvariant(), asked)) is { } meant)
                throw new ChartException($"The file has \"{name}\"; write \"{meant}\".");
        }
    }

    private static bool IsNear(string name, string asked)
    {
        if (Math.Abs(name.Length - asked.Length) >= FarFromAnyName) return false;
        if (name.Length == asked.Length) return name.Zip(asked).Count(pair => pair.First != pair.Second) < FarFromAnyName;
        var (longer, shorter) = name.Length > asked.Length ? (name, asked) : (asked, name);
        return Enumerable.Range(0, longer.Length).Any(at => longer.Remove(at, 1) == shorter);
    }
}
