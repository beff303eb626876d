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
        var words = NumberedWords.Of([new ThemeText(Guid.Empty, text), .. others.Select(other => new ThemeText(other.Id, other.Text))], spellings, ShortestWord);
        // A handful of texts says nothing about which words are common.
        var (texts, common) = (words.Texts.Length, Math.Max(4, words.Texts.Length * CommonFrom));
        var weights = Array.ConvertAll(words.Counts, count => count > common ? 0 : Math.Log((texts + 1.0) / count));
        double Length(IEnumerable<(int Stem, int Form)> stems) => Math.Sqrt(stems.Sum(word => weights[word.Stem] * weights[word.Stem]));
        var own = words.Texts[0].ToDictionary(word => word.Stem, word => words.Forms[word.Form]);
        var length = Length(words.Texts[0]);
        List<Likeness> found = [];
        for (var other = 0; other < others.Count; other++)
        {
            var shared = words.Texts[other + 1].Select(word => word.Stem).Where(stem => weights[stem] > 0 && own.ContainsKey(stem)).OrderByDescending(stem => weights[stem]).ThenBy(stem => own[stem], StringComparer.Ordinal).ToList();
            if (shared.Count < FewestWords || length == 0) continue;
            var score = shared.Sum(stem => weights[stem] * weights[stem]) / (length * Length(words.Texts[other + 1]));
            if (score >= Least) found.Add(new Likeness(others[other].Id, score, [.. shared.Take(MostWords).Select(stem => own[stem])]));
        }

        return [.. found.OrderByDescending(one => one.Score).Take(most)];
    }
}
