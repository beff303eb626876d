using System.Globalization;
using System.Text.Json;

namespace LearnSafe.Domain.Improvement.Files;

/// <summary>A place in a chart file. What is of another kind than expected there is told in one sentence that names the place.</summary>
internal readonly struct JsonPlace(JsonElement json, string path)
{
    internal bool IsMissing => json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    internal bool IsObject => json.ValueKind == JsonValueKind.Object;

    internal bool IsList => json.ValueKind == JsonValueKind.Array;

    internal bool IsNumber => json.ValueKind == JsonValueKind.Number;

    internal string Path => path;

    internal JsonPlace this[string name] => IsObject && json.TryGetProperty(name, out var found) ? new(found, path.Length == 0 ? name : $"{path}.{name}") : new(default, path.Length == 0 ? name : $"{path}.{name}");

    /// <summary>The names that are there.</summary>
    internal IEnumerable<string> Names => IsObject ? json.EnumerateObject().Select(property => property.Name) : [];

    /// <summary>Refuses everything that is not an object, and names that are not known: a misspelt one would otherwise be silently ignored.</summary>
    internal JsonPlace Only(IReadOnlyCollection<string> known)
    {
        if (IsMissing) return this;
        if (!IsObject) throw new ChartException($"{Said} must be an object.");
        foreach (var name in Names)
        {
            if (!known.Contains(name)) throw new ChartException($"{Said} has \"{name}\", which is not known; known are {string.Join(", ", known)}.");
        }

        return this;
    }

    /// <summary>The first of several names that is there.</summary>
    internal JsonPlace First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!this[name].IsMissing) return this[name];
        }

        return this[names[0]];
    }

    internal string? Text() => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        _ => throw new ChartException($"{Said} must be a text."),
    };

    internal double? Number()
    {
        if (IsMissing) return null;
        if (json.ValueKind != JsonValueKind.Number) throw new ChartException($"{Said} is not a number.");
        return json.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new ChartException($"{Said} is too large a number.");
    }

    internal int? Whole()
    {
        if (Number() is not { } number) return null;
        return number == Math.Floor(number) && Math.Abs(number) < int.MaxValue ? (int)number : throw new ChartException($"{Said} must be a whole number.");
    }

    internal bool? Flag() => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ChartException($"{Said} must be true or false."),
    };

    /// <summary>One of several words, whatever their case.</summary>
    internal T? Choice<T>(params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        if (Text() is not { } text) return null;
        foreach (var (word, value) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        List<string> words = [];
        foreach (var (word, _) in choices) words.Add(word);
        throw new ChartException($"{Said} is \"{text}\"; it can be {string.Join(", ", words)}.");
    }

    /// <summary>The items of a list, or the one thing that stands in its place; null where nothing does.</summary>
    internal IReadOnlyList<JsonPlace>? Items()
    {
        if (IsMissing) return null;
        if (!IsList) return [this];
        var place = path;
        return [.. json.EnumerateArray().Select((item, index) => new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]")))];
    }

    /// <summary>The numbers of a list; null for those that are null.</summary>
    internal double?[]? Numbers()
    {
        if (IsMissing) return null;
        if (!IsList) throw new ChartException($"{Said} must be a list of numbers.");
        var numbers = new double?[json.GetArrayLength()];
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var number) && double.IsFinite(number)) numbers[index] = number;
            else if (item.ValueKind == JsonValueKind.Number) throw new ChartException($"{Said} has too large a number at point {index + 1}.");
            else if (item.ValueKind != JsonValueKind.Null) throw new ChartException($"{Said} has something at point {index + 1} that is not a number.");
            index++;
        }

        return numbers;
    }

    internal string[]? Texts()
    {
        if (IsMissing) return null;
        if (!IsList) throw new ChartException($"{Said} must be a list of texts.");
        return [.. Items()!.Select(item => item.Text() ?? throw new ChartException($"{item.Path} must be a text."))];
    }

    private string Said => path.Length == 0 ? "The file" : path;
}
