namespace LearnSafe.Domain.Privacy;

/// <summary>A text and its words, in order.</summary>
internal sealed class ReleaseText
{
    private readonly List<ReleaseWord> words;

    private ReleaseText(string text, List<ReleaseWord> words) => (Text, this.words) = (text, words);

    public string Text { get; }

    public int Count => words.Count;

    public ReleaseWord this[int index] => words[index];

    public static ReleaseText Read(string text)
    {
        var found = new List<ReleaseWord>();
        for (var index = 0; index < text.Length;)
        {
            if (!char.IsLetter(text[index]))
            {
                // What stands against a digit is a code or an amount ("B12", "2nd"), no word.
                if (char.IsDigit(text[index]))
                    while (index < text.Length && char.IsLetterOrDigit(text[index])) index++;
                else
                    index++;
                continue;
            }

            var start = index;
            while (index < text.Length && (char.IsLetterOrDigit(text[index]) || IsInside(text, index))) index++;
            found.Add(new ReleaseWord(text, start, index));
        }

        return new ReleaseText(text, found);
    }

    /// <summary>Whether a word is followed by the next with nothing but a space or two between.</summary>
    public bool IsNextTo(int index, int next)
    {
        if (index < 0 || next >= words.Count) return false;
        var (from, to) = (words[index].End, words[next].Start);
        return to - from is 1 or 2 && Scan.IsSpace(Text[from]) && Scan.IsSpace(Text[to - 1]);
    }

    /// <summary>What stands between a word and the next; empty where they are far apart.</summary>
    public ReadOnlySpan<char> Between(int index)
    {
        if (index < 0 || index + 1 >= words.Count) return [];
        var (from, to) = (words[index].End, words[index + 1].Start);
        return to - from <= 5 ? Text.AsSpan(from, to - from) : [];
    }

    /// <summary>Whether a capital says nothing here: at the beginning of a sentence, a line of a list, or after a heading.</summary>
    public bool BeginsSentence(int index)
    {
        var before = words[index].Start - 1;
        while (before >= 0 && words[index].Start - before < 4 && Scan.IsSpace(Text[before])) before--;
        return Scan.IsSentenceStart(Text, words[index].Start) || Text[before] is ':' or '-' or '*' or '–' or ';';
    }

    private static bool IsInside(string text, int index) =>
        text[index] is '\'' or '’' or '-' && index + 1 < text.Length && char.IsLetter(text[index + 1]);
}

/// <summary>One word of a text.</summary>
internal readonly record struct ReleaseWord
{
    private const int Longest = 40;

    public ReleaseWord(string text, int start, int end)
    {
        (Start, End) = (start, end);
        var length = Math.Min(end - start, Longest);
        // "Khan's": the name ends before the possessive.
        if (length > 2 && end - start == length && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '’') (End, length, IsPossessive) = (end - 2, length - 2, true);
        Text = text.Substring(start, length).Replace('’', '\'');
    }

    public int Start { get; }

    /// <summary>Without a possessive.</summary>
    public int End { get; }

    public string Text { get; }

    public bool IsPossessive { get; }

    /// <summary>A capital and small letters, as names are written: "Bennett", "O'Neill", "McDonald", "al-Hassan".</summary>
    public bool IsCapitalised => Text.Length > 1 && Text.Any(char.IsLower) && !Text.Any(char.IsDigit) && (char.IsUpper(Text[0]) || (Text.IndexOf('-', StringComparison.Ordinal) is > 0 and < 4 and var joint && joint + 1 < Text.Length && char.IsUpper(Text[joint + 1])));

    public bool IsInitial => Text.Length == 1 && char.IsUpper(Text[0]);

    public bool IsCapitals => Text.Length > 1 && Text.All(letter => char.IsUpper(letter) || letter is '-' or '\'');
}
