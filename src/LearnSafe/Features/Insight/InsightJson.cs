using System.Text.Json;
using LearnSafe.Domain.Improvement.Files;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight;

/// <summary>Answers as JSON; the names are those of docs/insight.md.</summary>
internal static class InsightJson
{
    /// <summary>JSON Schema of an answer.</summary>
    public const string AnswerSchema =
        """
        {"type":"object","required":["total","rounded","sharpness","up_to","axes"],"properties":{
          "total":{"type":"integer","description":"Records that match, each once."},
          "measured":{"type":"integer","description":"Records that have both days; with days alone."},
          "days_of_all":{"type":["number","null"],"description":"Days over all of them; with days alone."},
          "rounded":{"type":"boolean","description":"Whether each number is rounded to the nearest 5."},
          "sharpness":{"type":"string","enum":["records","deidentified","totals"]},
          "up_to":{"type":"integer","description":"The entry of the history up to which records are counted."},
          "axes":{"type":"array","items":{"type":"object","required":["by","title","keys"],"properties":{"by":{"type":"string"},"title":{"type":"string"},
            "keys":{"type":"array","items":{"type":"object","required":["code","title"],"properties":{"code":{"type":"string"},"title":{"type":"string"}}}}}}},
          "counts":{"type":"array","description":"In the order of the keys: a list for one axis, a list of rows for two.","items":{}},
          "days":{"type":"array","description":"In the same form, null where no record has both days.","items":{}},
          "chart":{"type":"object","description":"Limits, signals and a sentence, as docs/charts.md has them."}}}
        """;

    /// <summary>JSON Schema of the list of dimensions.</summary>
    public const string DimensionsSchema =
        """
        {"type":"object","required":["dimensions"],"properties":{"dimensions":{"type":"array","items":{"type":"object","required":["name","title","asked","codes"],"properties":{
          "name":{"type":"string"},"title":{"type":"string"},"asked":{"type":"string","enum":["open","rounded","own"]},
          "codes":{"type":"array","items":{"type":"object","required":["code","title"],"properties":{"code":{"type":"string"},"title":{"type":"string"}}}}}}}}}
        """;

    public static void Write(Utf8JsonWriter json, InsightResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("total", result.Total);
        if (result.Granted.Question.Span is not null)
        {
            json.WriteNumber("measured", result.Measured.Count);
            Days(json, result.Measured.Days);
        }

        json.WriteBoolean("rounded", result.Granted.IsRounded);
        json.WriteString("sharpness", result.Granted.Sharpness switch { InsightSharpness.OwnRecords => "records", InsightSharpness.Deidentified => "deidentified", _ => "totals" });
        json.WriteNumber("up_to", result.UpTo);
        json.WriteStartArray("axes");
        foreach (var axis in result.Axes) Write(json, axis);
        json.WriteEndArray();
        if (result.Axes.Count > 0)
        {
            Table(json, "counts", result, cell => json.WriteNumberValue(cell?.Count ?? 0));
            if (result.Granted.Question.Span is not null) Table(json, "days", result, cell => Number(json, cell?.Days));
        }

        if (result.Chart is { } chart)
        {
            json.WritePropertyName("chart");
            ChartResultWriter.Write(json, chart, asRun: false);
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, InsightSchema schema, InsightWords words)
    {
        json.WriteStartObject();
        json.WriteStartArray("dimensions");
        foreach (var (name, sight) in schema.Dimensions.Select(dimension => (dimension.Name, dimension.Sight)).Prepend((InsightAsked.Setting, InsightSight.Open)))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("title", words.Title(name));
            json.WriteString("asked", sight switch { InsightSight.Patient => "rounded", InsightSight.Reporter => "own", _ => "open" });
            json.WriteStartArray("codes");
            foreach (var code in words.Codes(name)) Key(json, code, words.Title(name, code) ?? code);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, InsightShownAxis axis)
    {
        json.WriteStartObject();
        json.WriteString("by", axis.Name);
        json.WriteString("title", axis.Title);
        json.WriteStartArray("keys");
        foreach (var key in axis.Keys) Key(json, key.Code, key.Title);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Key(Utf8JsonWriter json, string code, string title)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("title", title);
        json.WriteEndObject();
    }

    /// <summary>One list for one axis, a list of rows for two.</summary>
    private static void Table(Utf8JsonWriter json, string name, InsightResult result, Action<InsightCell?> write)
    {
        json.WriteStartArray(name);
        foreach (var row in result.Rows)
        {
            if (result.Axes.Count == 2) json.WriteStartArray();
            foreach (var cell in row) write(cell);
            if (result.Axes.Count == 2) json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Days(Utf8JsonWriter json, double? days)
    {
        json.WritePropertyName("days_of_all");
        Number(json, days);
    }

    private static void Number(Utf8JsonWriter json, double? number)
    {
        if (number is { } known) json.WriteNumberValue(known);
        else json.WriteNullValue();
    }
}
