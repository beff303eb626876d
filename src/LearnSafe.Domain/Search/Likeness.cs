namespace LearnSafe.Domain.Search;

/// <summary>A text that is like another, and why.</summary>
/// <param name="Score">0 to 1: the cosine between the words of both, rare words weighing more.</param>
/// <param name="Words">What both speak of, the rarest first, as the first of them has it.</param>
public sealed record Likeness(Guid Id, double Score, IReadOnlyList<string> Words)
{
    /// <summary>Below this, texts share what any two have.</summary>
    public const double Least = 0.2;

    /// <summary>So many words that few others have, or it is chance.</summary>
    public const int FewestWords = 3;

    private const int MostWords = 5;

    /// <summary>Shorter words are the glue of sentences.</summary>
    private const int ShortestWord = 3;

    /// <summary>Words in more than this share of the texts tell nothing.</summary>
    private const double CommonFrom = 0.2;

    /// <summary>Those of the others that are like a text, the most alike first; equal ones in the order in which they came.</summary>
    public static IReadOnlyList<Likeness> Of(string text, IReadOnlyList<(Guid Id, string Text)> others, Spellings spellings, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(spellings);
        var own = Stems(text, spellings);
        var all = others.Select(other => (other.Id, Stems: Stems(other.Text, spellings))).ToList();
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var stem in all.Select(one => one.Stems).Append(own).SelectMany(stems => stems.Keys)) counts[stem] = counts.GetValueOrDefault(stem) + 1;
        var texts = all.Count + 1;
        // A handful of texts says nothing about which words are common.
        var common = Math.Max(4, texts * CommonFrom);
        double Weight(string stem) => counts[stem] > common ? 0 : Math.Log((texts + 1.0) / counts[stem]);
        double Length(IEnumerable<string> stems) => Math.Sqrt(stems.Sum(stem => Weight(stem) * Weight(stem)));
        var length = Length(own.Keys);
        List<Likeness> found = [];
        foreach (var (id, stems) in all)
        {
            var shared = own.Keys.Where(stem => stems.ContainsKey(stem) && Weight(stem) > 0).OrderByDescending(Weight).ThenBy(stem => stem, StringComparer.Ordinal).ToList();
            if (shared.Count < FewestWords || length == 0) continue;
            var score = shared.Sum(stem => Weight(stem) * Weight(stem)) / (length * Length(stems.Keys));
            if (score >= Least) found.Add(new Likeness(id, score, [.. shared.Take(MostWords).Select(stem => own[stem])]));
        }

        return [.. found.OrderByDescending(one => one.Score).Take(most)];
    }

    /// <summary>Each stem once, with the first word that has it.</summary>
    private static Dictionary<string, string> Stems(string text, Spellings spellings)
    {
        Dictionary<string, string> stems = new(StringComparer.Ordinal);
        foreach (var word in SearchWords.Of(text).Select(spellings.Usual).Where(word => word.Word.Length >= ShortestWord && !GlueWords.Has(word.Word))) stems.TryAdd(word.Stem, word.Word);
        return stems;
    }
}
