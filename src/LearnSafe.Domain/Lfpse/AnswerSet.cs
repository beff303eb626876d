using System.Collections;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Answers by element name. Immutable; never holds an empty list. Equal where the same elements hold the same values in the same order.</summary>
public sealed class AnswerSet : IReadOnlyCollection<KeyValuePair<string, IReadOnlyList<string>>>, IEquatable<AnswerSet>
{
    public static readonly AnswerSet Empty = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    private readonly Dictionary<string, IReadOnlyList<string>> answers;

    private AnswerSet(Dictionary<string, IReadOnlyList<string>> answers) => this.answers = answers;

    /// <summary>Takes the answers as they are; empty lists are left out.</summary>
    public static AnswerSet Of(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var kept = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (element, values) in answers)
        {
            if (values.Count > 0) kept[element] = values;
        }

        return kept.Count == 0 ? Empty : new AnswerSet(kept);
    }

    /// <summary>Takes the dictionary over without a copy: only for one that nobody else holds and that has no empty list.</summary>
    internal static AnswerSet Own(Dictionary<string, IReadOnlyList<string>> answers) => answers.Count == 0 ? Empty : new AnswerSet(answers);

    public int Count => answers.Count;

    public IEnumerable<string> Elements => answers.Keys;

    /// <summary>The answers to an element; empty where there is none.</summary>
    public IReadOnlyList<string> this[string element] => answers.TryGetValue(element, out var values) ? values : [];

    public string? First(string element) => answers.TryGetValue(element, out var values) ? values[0] : null;

    public bool Has(string element) => answers.ContainsKey(element);

    /// <summary>Empty texts are no answer.</summary>
    public AnswerSet With(string element, params IEnumerable<string> values)
    {
        var copy = new Dictionary<string, IReadOnlyList<string>>(answers, StringComparer.Ordinal);
        string[] kept = [.. values.Where(value => value.Length > 0)];
        if (kept.Length == 0) copy.Remove(element);
        else copy[element] = kept;
        return new AnswerSet(copy);
    }

    public AnswerSet Without(string element) => With(element, []);

    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => answers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(AnswerSet? other) =>
        other is not null && other.Count == Count
        && answers.All(answer => other.answers.TryGetValue(answer.Key, out var values) && values.SequenceEqual(answer.Value, StringComparer.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as AnswerSet);

    public override int GetHashCode() =>
        answers.Aggregate(0, (hash, answer) => hash ^ HashCode.Combine(answer.Key, answer.Value.Count, answer.Value[0]));
}
