using System.Text.RegularExpressions;

namespace LearnSafe.Domain.Tests.PublicForms;

/// <summary>The Flesch-Kincaid grade (Kincaid and others, 1975): years at school; five more is the age.</summary>
/// <remarks>Only sentences of five words and more count: answers of a word or two would make everything look easier than it is.</remarks>
internal static partial class ReadingAge
{
    private const int Shortest = 5;

    public static double Grade(IEnumerable<string> sentences)
    {
        var (words, syllables, count) = (0, 0, 0);
        foreach (var sentence in sentences.SelectMany(text => SentenceEnd().Split(text)))
        {
            var found = Word().Matches(sentence).Select(match => match.Value.ToLowerInvariant()).ToList();
            if (found.Count < Shortest) continue;
            count++;
            words += found.Count;
            syllables += found.Sum(Syllables);
        }

        return (0.39 * words / count) + (11.8 * syllables / words) - 15.59;
    }

    /// <summary>Groups of vowels; a last e that is not sounded is none.</summary>
    internal static int Syllables(string word)
    {
        if (word.All(char.IsAsciiDigit)) return 1;
        var groups = Vowels().Count(word);
        var silent = word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("ted", StringComparison.Ordinal) && !word.EndsWith("ded", StringComparison.Ordinal);
        return Math.Max(1, silent ? groups - 1 : groups);
    }

    [GeneratedRegex("[.!?:]+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[A-Za-z0-9’]+")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
