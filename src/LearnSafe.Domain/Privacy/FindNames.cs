namespace LearnSafe.Domain.Privacy;

/// <summary>
/// A title and the capitalised name that follows it: "Mrs O'Neill", "Mr J. Smith", "Dr van der Berg", "Mr and Mrs Khan". A title alone
/// ("the Dr rang"), a title and a letter ("Mrs A", which is how people leave names out), job titles ("Nurse Manager") and places
/// ("Sir Robert Peel Hospital") are left alone.
/// </summary>
internal static class FindNames
{
    private const int MostNames = 3;
    private const int MostInitials = 3;
    private const int MostParticles = 2;
    private const int LongestWord = 40;
    private const int LongestTitle = 9;

    public static IEnumerable<PrivacyFinding> In(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetter(text[start]) || Scan.IsWordAt(text, start - 1) || (start > 0 && text[start - 1] is '-' or '\'' or '\u2019' or '@' or '_'))
                continue;
            if (TitleAt(text, start) is not { } title || End(text, start, title) is not { } end)
                continue;
            yield return new PrivacyFinding(PrivacyKind.Name, start, end - start, Neutral(text, start, title));
            start = end - 1;
        }
    }

    private static string? TitleAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= LongestTitle && char.IsLetter(text[end]))
            end++;
        var word = text[start..end];
        return NameWords.Titles.ContainsKey(word) ? word : null;
    }

    private static string Neutral(string text, int start, string title) => (NameWords.Titles[title], Scan.IsSentenceStart(text, start)) switch
    {
        (false, _) => "[name]",
        (true, true) => "A colleague",
        (true, false) => "a colleague",
    };

    private static int? End(string text, int start, string title)
    {
        var before = Scan.WordBefore(text, start).Word;
        if (title == "Miss" && before is "near" or "nearly" or "never" or "not")
            return null;
        var index = start + title.Length;
        var hasDot = index < text.Length && text[index] == '.';
        if (hasDot)
            index++;
        var next = Scan.SkipSpaces(text, index);
        if (next == index && !hasDot)
            return null;
        // "I rang the Dr. Amoxicillin was stopped.": the dot ends a sentence.
        if (hasDot && next > index && before is "the" or "a" or "my" or "our" or "their" or "his" or "her" or "duty" or "another")
            return null;
        return NameEnd(text, next, title) ?? CoupleEnd(text, next);
    }

    /// <summary>"Mr and Mrs Khan": the other title, and the name after it.</summary>
    private static int? CoupleEnd(string text, int index)
    {
        var afterAnd = text.AsSpan(index) switch
        {
            ['a', 'n', 'd', ' ', ..] => index + 4,
            ['&', ' ', ..] => index + 2,
            ['&' or '/', ..] => index + 1,
            _ => -1,
        };
        if (afterAnd < 0 || afterAnd >= text.Length || TitleAt(text, afterAnd) is not { } other)
            return null;
        var next = Scan.SkipSpaces(text, afterAnd + other.Length);
        return next == afterAnd + other.Length ? null : NameEnd(text, next, other);
    }

    private static int? NameEnd(string text, int index, string title)
    {
        int? end = null;
        var initials = 0;
        var particles = 0;
        for (var names = 0; names < MostNames && index < text.Length;)
        {
            var word = WordAt(text, index);
            if (word.Length == 0)
                break;
            var after = index + word.Length;
            if (names == 0 ? IsFirstName(word, title) : CouldBeName(word, isFirst: false) && !NameWords.IsNoName(word))
            {
                names++;
                end = after;
                if (after < text.Length && text[after] is '\'' or '\u2019')
                    break;
            }
            else if (names == 0 && initials < MostInitials && IsInitials(word))
            {
                initials++;
                if (after < text.Length && text[after] == '.')
                    after++;
            }
            else if (particles < MostParticles && NameWords.Particles.Contains(word))
            {
                particles++;
            }
            else
            {
                break;
            }

            index = Scan.SkipSpaces(text, after, 2);
            // An initial may be joined to what follows by its dot; other words need a space between.
            if (index == after && text[after - 1] != '.')
                break;
        }

        return end is { } found && !IsPlace(text, found) ? found : null;
    }

    /// <summary>Letters, with apostrophes and hyphens inside; without a possessive "'s". Empty for what is too long to be a name.</summary>
    private static string WordAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= LongestWord
            && (char.IsLetter(text[end]) || (end > start && text[end] is '\'' or '\u2019' or '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
            end++;
        if (end - start > LongestWord || Scan.IsWordAt(text, end))
            return "";
        var word = text[start..end];
        return word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '\u2019' ? word[..^2] : word;
    }

    /// <summary>After "mrs" in a hurried note even a word in small letters is a name; "mr" is too often modified release.</summary>
    private static bool IsFirstName(string word, string title) => title == "mrs" && word.Length > 2
        ? !NameWords.Particles.Contains(word) && word != "and"
        : CouldBeName(word, isFirst: true) && (NameWords.OnlyBeforeNames.Contains(title) || !NameWords.IsNoName(word));

    private static bool CouldBeName(string word, bool isFirst)
    {
        var capital = char.IsUpper(word[0]) ? 0 : word.IndexOfAny(['-', '\'', '\u2019']) + 1;
        // "al-Hassan", "d'Souza": the capital comes after the joint.
        if (capital is > 3 || (capital == 0 && !char.IsUpper(word[0])) || capital >= word.Length || !char.IsUpper(word[capital]) || word.Length < 2)
            return false;
        // Short words in capitals are abbreviations (GP, HCA, NHS); a long one is a name typed in capitals, but only right after the title.
        return word.Any(char.IsLower) || (word.Length >= 5 && isFirst);
    }

    private static bool IsInitials(string word) => word.Length <= 2 && word.All(char.IsUpper);

    private static bool IsPlace(string text, int end)
    {
        var index = end;
        if (index + 1 < text.Length && text[index] is '\'' or '\u2019')
            index += 2;
        index = Scan.SkipSpaces(text, index);
        return index < text.Length && NameWords.Places.Contains(WordAt(text, index));
    }
}
