namespace LearnSafe.Domain.Search;

/// <summary>One thing that is asked for.</summary>
/// <param name="Words">One word, or several that must follow each other.</param>
/// <param name="IsPrefix">Whether the one word may go on.</param>
/// <param name="IsExcluded">Whether what has it is left out.</param>
public sealed record SearchTerm(IReadOnlyList<SearchWord> Words, bool IsPrefix = false, bool IsExcluded = false);

/// <summary>
/// What somebody typed into a search: words that must all be there in any form, "words in quotes" that must follow each other,
/// the beginning of a word with a star (prescri*), and -words that must not be there.
/// </summary>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>More are left out: nobody means them.</summary>
    public const int MostTerms = 12;

    /// <summary>Of what is typed, in characters; the rest is not read.</summary>
    public const int Longest = 300;

    /// <summary>Shorter beginnings would find half of everything.</summary>
    public const int ShortestPrefix = 2;

    /// <summary>Nothing is asked for: it finds nothing.</summary>
    public bool IsEmpty => Terms.All(term => term.IsExcluded);

    /// <summary>What an address asks for, no longer than it is read; null where it asks for nothing.</summary>
    public static string? Typed(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim() is var trimmed && trimmed.Length > Longest ? trimmed[..Longest] : trimmed;

    /// <summary>Never fails: whatever is typed asks for something, or for nothing.</summary>
    public static SearchQuery Read(string? typed, Spellings spellings)
    {
        ArgumentNullException.ThrowIfNull(spellings);
        List<SearchTerm> terms = [];
        var text = typed is null ? "" : typed[..Math.Min(typed.Length, Longest)].Replace('\u201C', '"').Replace('\u201D', '"');
        for (var at = 0; at < text.Length && terms.Count < MostTerms;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            if (isExcluded) at++;
            var isQuoted = text[at] == '"';
            var start = isQuoted ? at + 1 : at;
            var end = isQuoted ? text.IndexOf('"', start) : IndexOfEnd(text, start);
            if (end < 0) end = text.Length;
            var part = text[start..end];
            at = isQuoted ? end + 1 : end;
            SearchWord[] words = [.. SearchWords.Of(part).Select(spellings.Usual)];
            var isPrefix = !isQuoted && part.EndsWith('*') && words is [{ Word.Length: >= ShortestPrefix }];
            if (words.Length > 0) terms.Add(new SearchTerm(words, isPrefix, isExcluded));
        }

        return new SearchQuery(terms);
    }

    private static int IndexOfEnd(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
            if (char.IsWhiteSpace(text[at]) || text[at] == '"') return at;
        return -1;
    }
}
