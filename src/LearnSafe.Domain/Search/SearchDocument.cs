using System.Text;

namespace LearnSafe.Domain.Search;

/// <summary>The words of several texts in order, as an index takes them. A phrase never goes on from one text into the next.</summary>
public sealed record SearchDocument(IReadOnlyList<SearchWord> Words)
{
    /// <summary>Stands between two texts. Nobody asks for it.</summary>
    public const string Break = "0break0";

    /// <summary>Words beyond are not found: an engine knows no place further on.</summary>
    public const int MostWords = 16_000;

    /// <summary>Of all words together, in bytes of UTF-8; words beyond are not found either: an engine takes no larger entry.</summary>
    public const int MostBytes = 150_000;

    public static SearchDocument Of(IEnumerable<string> texts, Spellings spellings)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(spellings);
        List<SearchWord> words = [];
        var bytes = 0;
        foreach (var text in texts)
        {
            if (words.Count > 0) words.Add(new SearchWord(Break, 0, 0));
            foreach (var word in SearchWords.Of(text).Select(spellings.Usual))
            {
                bytes += Encoding.UTF8.GetByteCount(word.Word);
                if (words.Count >= MostWords || bytes > MostBytes) return new SearchDocument(words);
                words.Add(word);
            }
        }

        return new SearchDocument(words);
    }
}
