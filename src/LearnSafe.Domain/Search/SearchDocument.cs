namespace LearnSafe.Domain.Search;

/// <summary>The words of several texts in order, as an index takes them. A phrase never goes on from one text into the next.</summary>
public sealed record SearchDocument(IReadOnlyList<SearchWord> Words)
{
    /// <summary>Stands between two texts. Nobody asks for it.</summary>
    public const string Break = "0break0";

    /// <summary>Words beyond are not found: an engine knows no place further on.</summary>
    public const int MostWords = 16_000;

    public static SearchDocument Of(IEnumerable<string> texts, Spellings spellings)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(spellings);
        List<SearchWord> words = [];
        foreach (var text in texts)
        {
            if (words.Count > 0) words.Add(new SearchWord(Break, 0, 0));
            words.AddRange(SearchWords.Of(text).Take(MostWords - Math.Min(MostWords, words.Count)).Select(spellings.Usual));
            if (words.Count >= MostWords) break;
        }

        return new SearchDocument(words);
    }
}
