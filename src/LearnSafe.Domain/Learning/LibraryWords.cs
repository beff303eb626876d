using LearnSafe.Domain.Search;

namespace LearnSafe.Domain.Learning;

/// <summary>Text as plain words, so that both database engines find the same by the beginnings of words.</summary>
public static class LibraryWords
{
    /// <summary>Words of a question that count; more only cost time.</summary>
    public const int Most = 8;

    /// <summary>The words of the texts in small letters without accents, each with a space before it and one at the end; empty where there is no word.</summary>
    public static string Of(params IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var words = texts.SelectMany(Split).ToList();
        return words.Count == 0 ? "" : $" {string.Join(' ', words)} ";
    }

    /// <summary>What to look for in a text that <see cref="Of"/> made: each with the space before it, all of which must be there.</summary>
    public static IReadOnlyList<string> Asked(string? typed) => [.. Split(typed ?? "").Distinct(StringComparer.Ordinal).Take(Most).Select(word => " " + word)];

    private static IEnumerable<string> Split(string text) => SearchWords.Of(text).Select(word => word.Word);
}
