using System.Globalization;
using System.Text;

namespace LearnSafe.Domain.Search;

/// <summary>A word of a text, as it is compared: small letters, no accents.</summary>
/// <param name="Start">Where it stands in the text, in characters from 0.</param>
/// <param name="Length">How many characters it takes there.</param>
public sealed record SearchWord(string Word, int Start, int Length)
{
    /// <summary>What forms of the word share. Worked out each time: most words of a text are asked for it once or never.</summary>
    public string Stem => EnglishStem.Of(Word);
}

/// <summary>Splits text into the words that are searched. Both engines are given these, so that both find the same.</summary>
public static class SearchWords
{
    /// <summary>What is longer is cut there: no word is, and an index has its limits.</summary>
    public const int LongestWord = 64;

    /// <summary>Letters and digits in a row; an apostrophe inside belongs to the word and is left out, with an s after it.</summary>
    public static IEnumerable<SearchWord> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder word = new();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : ' ';
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                if (start < 0) start = at;
                word.Append(letter);
                continue;
            }

            if (start < 0 || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (letter is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1]))
            {
                // "patient's" is the patient, "didn't" is didnt.
                if (text[at + 1] is 's' or 'S' && (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2])))
                {
                    if (Folded(word) is { } owner) yield return new SearchWord(owner, start, at - start);
                    (start, at) = (-1, at + 1);
                    word.Clear();
                }

                continue;
            }

            if (Folded(word) is { } folded) yield return new SearchWord(folded, start, at - start);
            start = -1;
            word.Clear();
        }
    }

    /// <summary>Small letters a to z and digits where a letter has such a one under its accent; other scripts as they are.</summary>
    private static string? Folded(StringBuilder word)
    {
        StringBuilder folded = new(word.Length);
        string whole;
        try
        {
            whole = word.ToString().Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }

        foreach (var letter in whole)
        {
            if (folded.Length == LongestWord) break;
            if (char.IsLetterOrDigit(letter)) folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.Length == 0 ? null : folded.ToString();
    }
}
