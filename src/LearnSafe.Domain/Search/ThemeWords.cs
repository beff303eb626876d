using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Search;

/// <summary>The words of many texts as numbers, so that they can be held against each other quickly.</summary>
/// <param name="Texts">For each text its stems, each once and in the order of the text, with the form that it has there first.</param>
/// <param name="Counts">For each stem, how many texts have it.</param>
internal sealed record ThemeWords((int Stem, int Form)[][] Texts, int[] Counts, string[] Forms)
{
    /// <param name="shortest">Shorter words are left out, what has no letter, and what joins sentences.</param>
    public static ThemeWords Of(IReadOnlyList<ThemeText> texts, Spellings spellings, int shortest)
    {
        Dictionary<string, (int Stem, int Form)> known = new(StringComparer.Ordinal);
        Dictionary<string, int> stems = new(StringComparer.Ordinal);
        List<int> counts = [];
        List<int> lastIn = [];
        var found = new (int, int)[texts.Count][];
        List<(int, int)> own = [];
        for (var text = 0; text < texts.Count; text++)
        {
            own.Clear();
            foreach (var word in SearchWords.Of(texts[text].Text))
            {
                if (word.Word.Length < shortest) continue;
                ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(known, word.Word, out var isKnown);
                if (!isKnown) numbers = (word.Word.Any(char.IsLetter) && !GlueWords.Has(word.Word) ? StemOf(spellings.Usual(word).Stem) : -1, known.Count - 1);
                if (numbers.Stem < 0 || lastIn[numbers.Stem] == text) continue;
                lastIn[numbers.Stem] = text;
                counts[numbers.Stem]++;
                own.Add(numbers);
            }

            found[text] = [.. own];
        }

        return new ThemeWords(found, [.. counts], [.. known.OrderBy(pair => pair.Value.Form).Select(pair => pair.Key)]);

        int StemOf(string stem)
        {
            if (stems.TryGetValue(stem, out var number)) return number;
            stems.Add(stem, counts.Count);
            counts.Add(0);
            lastIn.Add(-1);
            return counts.Count - 1;
        }
    }

    /// <summary>The form that most of them have; of two that are as frequent, the first by the alphabet.</summary>
    public string Form(IEnumerable<int> forms) => forms.CountBy(form => form).OrderByDescending(pair => pair.Value).ThenBy(pair => Forms[pair.Key], StringComparer.Ordinal).Select(pair => Forms[pair.Key]).First();
}
