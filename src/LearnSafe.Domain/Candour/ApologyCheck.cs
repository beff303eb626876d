using System.Text;

namespace LearnSafe.Domain.Candour;

/// <summary>Looks for wording that sounds like an apology and is none. It points out; the writer decides.</summary>
public static class ApologyCheck
{
    private static readonly string[] Sorry = ["sorry", "apologise", "apologize", "apology", "apologies", "regret"];

    /// <summary>Whether any word of an apology is there at all.</summary>
    public static bool SaysSorry(string? text) => Words(text).Any(word => Sorry.Contains(word, StringComparer.Ordinal));

    /// <summary>The phrases that are in the text, in the order of the list, each once. Case, punctuation and line breaks do not matter; whole words do.</summary>
    public static IReadOnlyList<NonApology> Find(string? text, IReadOnlyList<NonApology> avoid)
    {
        ArgumentNullException.ThrowIfNull(avoid);
        var words = Words(text);
        return [.. avoid.Where(phrase => Holds(words, Words(phrase.Phrase)))];
    }

    /// <summary>Parts that still stand in brackets, to be filled in, in order.</summary>
    public static IReadOnlyList<string> Unfilled(string? text)
    {
        List<string> found = [];
        for (var at = text?.IndexOf('[', StringComparison.Ordinal) ?? -1; at >= 0; at = text!.IndexOf('[', at + 1))
        {
            var end = text!.IndexOf(']', at);
            if (end < 0) break;
            found.Add(text[at..(end + 1)]);
        }

        return found;
    }

    internal static List<string> Words(string? text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var letter in (text ?? "").Append(' '))
        {
            // An apostrophe belongs to its word, straight or curled.
            if (char.IsLetterOrDigit(letter)) word.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’'))
            {
                if (word.Length > 0) words.Add(word.ToString());
                word.Clear();
                // The end of a sentence stands between its words and the next: "We are sorry. If you want to talk …"
                if (letter is '.' or '!' or '?') words.Add(".");
            }
        }

        return words;
    }

    private static bool Holds(List<string> words, List<string> phrase)
    {
        for (var at = 0; phrase.Count > 0 && at + phrase.Count <= words.Count; at++)
        {
            if (words.Skip(at).Take(phrase.Count).SequenceEqual(phrase, StringComparer.Ordinal)) return true;
        }

        return false;
    }
}
