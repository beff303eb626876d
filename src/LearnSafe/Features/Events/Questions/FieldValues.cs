using LearnSafe.Domain.Lfpse;
using Microsoft.Extensions.Primitives;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What stands in the fields of a page, by field name: filled from answers, or as a person typed it. Immutable.</summary>
public sealed class FieldValues
{
    public static readonly FieldValues Empty = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    private readonly Dictionary<string, IReadOnlyList<string>> fields;

    private FieldValues(Dictionary<string, IReadOnlyList<string>> fields) => this.fields = fields;

    /// <summary>The values of a field; empty where there is none.</summary>
    public IReadOnlyList<string> this[string name] => fields.TryGetValue(name, out var values) ? values : [];

    public IEnumerable<string> Names => fields.Keys;

    /// <summary>What was typed, without the spaces around it, without what is not text and with one kind of line break.</summary>
    public static FieldValues Of(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new FieldValues(form.ToDictionary(
            field => field.Key,
            field => (IReadOnlyList<string>)[.. field.Value.Select(value => WritableText.Of(value ?? "").ReplaceLineEndings("\n").Trim()).Where(value => value.Length > 0)],
            StringComparer.Ordinal));
    }

    public string First(string name) => this[name] is [var first, ..] ? first : "";

    public FieldValues With(string name, params IReadOnlyList<string> values)
    {
        var copy = new Dictionary<string, IReadOnlyList<string>>(fields, StringComparer.Ordinal) { [name] = values };
        return new FieldValues(copy);
    }

    /// <summary>The same fields, and those of the other over them.</summary>
    public FieldValues And(FieldValues other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var copy = new Dictionary<string, IReadOnlyList<string>>(fields, StringComparer.Ordinal);
        foreach (var (name, values) in other.fields) copy[name] = values;
        return new FieldValues(copy);
    }

    /// <summary>Whether the fields of a question hold the same in both.</summary>
    public bool SameIn(FieldValues other, string question) =>
        fields.Keys.Union(other.fields.Keys, StringComparer.Ordinal)
            .Where(name => name == question || name.StartsWith(question + ".", StringComparison.Ordinal))
            .All(name => this[name].SequenceEqual(other[name], StringComparer.Ordinal));
}
