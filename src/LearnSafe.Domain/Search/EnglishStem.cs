using System.Buffers;

namespace LearnSafe.Domain.Search;

/// <summary>
/// The stem that forms of an English word share: "prescribing", "prescribed" and "prescribes" are all "prescrib".
/// The Porter2 algorithm as published at snowballstem.org, in its form of 2001 with later exceptions left out; nobody reads stems, they only have to agree.
/// </summary>
public static class EnglishStem
{
    /// <summary>Longer words are no words of the language and are left as they are.</summary>
    private const int Longest = 40;

    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly string[] LeftAfterStep1A = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    // Longest first, as each step takes the longest that fits.
    private static readonly (string Ending, string Becomes)[] Step2 =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"),
        ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"),
        ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Ending, string Becomes)[] Step3 =
        [("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", "")];

    private static readonly string[] Step4 =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"];

    /// <param name="word">In small letters without accents; digits and other signs are left as they are.</param>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length is <= 2 or > Longest || word.Any(letter => letter is < 'a' or > 'z')) return word;
        if (Special.TryGetValue(word, out var special)) return special;
        var stem = new Stem(MarkConsonantY(word));
        stem.Step1A();
        if (LeftAfterStep1A.Contains(stem.Text, StringComparer.Ordinal)) return stem.Text;
        stem.Step1B();
        stem.Step1C();
        stem.Replace(Step2, (text, ending) => ending switch { "ogi" => text.EndsWith('l'), "li" => text is [.., 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'], _ => true });
        stem.Replace(Step3, null);
        stem.Step4(Step4);
        stem.Step5();
        return stem.Text.Replace('Y', 'y');
    }

    /// <summary>A y at the beginning or after a vowel is a consonant.</summary>
    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal)) return word;
        var letters = word.ToCharArray();
        for (var at = 0; at < letters.Length; at++)
            if (letters[at] == 'y' && (at == 0 || IsVowel(letters[at - 1]))) letters[at] = 'Y';
        return new string(letters);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>A word on its way, with the two regions in which endings may go.</summary>
    private sealed class Stem
    {
        private readonly int first;
        private readonly int second;

        public Stem(string word)
        {
            Text = word;
            first = word switch
            {
                _ when word.StartsWith("gener", StringComparison.Ordinal) || word.StartsWith("arsen", StringComparison.Ordinal) => 5,
                _ when word.StartsWith("commun", StringComparison.Ordinal) => 6,
                _ => After(word, 0),
            };
            second = After(word, first);
        }

        public string Text { get; private set; }

        public void Step1A()
        {
            if (Ends("sses")) Cut(2);
            else if (Ends("ied") || Ends("ies")) Cut(Text.Length > 4 ? 2 : 1);
            else if (Ends("us") || Ends("ss")) return;
            else if (Ends("s") && HasVowel(Text.Length - 2)) Cut(1);
        }

        public void Step1B()
        {
            foreach (var ending in (string[])["eedly", "eed"])
            {
                if (!Ends(ending)) continue;
                if (Text.Length - ending.Length >= first) Text = Text[..^ending.Length] + "ee";
                return;
            }

            foreach (var ending in (string[])["ingly", "edly", "ing", "ed"])
            {
                if (!Ends(ending)) continue;
                if (!HasVowel(Text.Length - ending.Length)) return;
                Cut(ending.Length);
                if (Ends("at") || Ends("bl") || Ends("iz")) Text += "e";
                else if (Text is [.., var a, var b] && a == b && b is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't') Cut(1);
                else if (IsShort()) Text += "e";
                return;
            }
        }

        public void Step1C()
        {
            if (Text.Length > 2 && Text[^1] is 'y' or 'Y' && !IsVowel(Text[^2])) Text = Text[..^1] + "i";
        }

        /// <summary>The longest ending that fits, where it stands in the first region ("ative" in the second).</summary>
        public void Replace((string Ending, string Becomes)[] endings, Func<string, string, bool>? allowed)
        {
            foreach (var (ending, becomes) in endings)
            {
                if (!Ends(ending)) continue;
                var rest = Text.Length - ending.Length;
                if (rest >= (ending == "ative" ? second : first) && (allowed is null || allowed(Text[..rest], ending))) Text = Text[..rest] + becomes;
                return;
            }
        }

        public void Step4(string[] endings)
        {
            foreach (var ending in endings)
            {
                if (!Ends(ending)) continue;
                var rest = Text.Length - ending.Length;
                if (rest >= second && (ending != "ion" || (rest > 0 && Text[rest - 1] is 's' or 't'))) Cut(ending.Length);
                return;
            }
        }

        public void Step5()
        {
            if (Ends("e"))
            {
                var rest = Text.Length - 1;
                if (rest >= second || (rest >= first && !EndsInShortSyllable(rest))) Cut(1);
            }
            else if (Ends("ll") && Text.Length - 1 >= second)
            {
                Cut(1);
            }
        }

        /// <summary>After the first consonant that follows a vowel.</summary>
        private static int After(string word, int from)
        {
            for (var at = from + 1; at < word.Length; at++)
                if (!IsVowel(word[at]) && IsVowel(word[at - 1])) return at + 1;
            return word.Length;
        }

        private bool Ends(string ending) => Text.EndsWith(ending, StringComparison.Ordinal);

        private void Cut(int letters) => Text = Text[..^letters];

        private bool HasVowel(int length) => Text.AsSpan(0, Math.Max(0, length)).ContainsAny(Vowels);

        private bool IsShort() => first >= Text.Length && EndsInShortSyllable(Text.Length);

        private bool EndsInShortSyllable(int length) => length switch
        {
            2 => IsVowel(Text[0]) && !IsVowel(Text[1]),
            > 2 => !IsVowel(Text[length - 1]) && Text[length - 1] is not ('w' or 'x' or 'Y') && IsVowel(Text[length - 2]) && !IsVowel(Text[length - 3]),
            _ => false,
        };
    }
}
