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
            field => (IReadOnlyList<string>)[.. field.Value.Select(value => AsTyped(value ?? "")).Where(value => value.Length > 0)],
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

    private static string AsTyped(string value) => WritableText.Of(value).ReplaceLineEndings("\n").Trim();

    /// <summary>Whether the fields of a question, as they are drawn, hold the same in both. A browser gives line breaks and outer spaces back in its own way, and boxes in the order of the page.</summary>
    public bool SameIn(FieldValues other, FieldKind kind, string question)
    {
        ArgumentNullException.ThrowIfNull(other);
        return FieldNames.Drawn(kind, question).All(name => kind is FieldKind.Checkboxes or FieldKind.Search
            ? this[name].ToHashSet(StringComparer.Ordinal).SetEquals(other[name])
            : Sent(this[name]).SequenceEqual(Sent(other[name]), StringComparer.Ordinal));

        // A box of one line takes no line break.
        IEnumerable<string> Sent(IReadOnlyList<string> values) =>
            values.Select(AsTyped).Select(value => kind is FieldKind.LongText or FieldKind.Lines ? value : value.Replace("\n", "", StringComparison.Ordinal)).Where(value => value.Length > 0);
    }
}
