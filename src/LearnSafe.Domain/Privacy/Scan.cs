namespace LearnSafe.Domain.Privacy;

/// <summary>What the searches share: reading words and groups of digits at a place in a text. Every look is bounded.</summary>
internal static class Scan
{
    /// <summary>Whether a letter or digit stands at the index; false outside the text.</summary>
    public static bool IsWordAt(string text, int index) => (uint)index < (uint)text.Length && char.IsLetterOrDigit(text[index]);

    public static bool IsDigitAt(string text, int index) => (uint)index < (uint)text.Length && char.IsAsciiDigit(text[index]);

    /// <summary>Spaces that keep words on one line.</summary>
    public static bool IsSpace(char character) => character is ' ' or '\t' or '\u00A0' or '\u2007' or '\u2009' or '\u202F';

    /// <summary>The index of the first character at or after the index that is no space, at most a few further on.</summary>
    public static int SkipSpaces(string text, int index, int atMost = 3)
    {
        for (var skipped = 0; skipped < atMost && index < text.Length && IsSpace(text[index]); skipped++)
            index++;
        return index;
    }

    /// <summary>The word that ends before the index, in lower case, and where it starts; empty where none is near on the same line.</summary>
    public static (string Word, int Start) WordBefore(string text, int index)
    {
        var end = index;
        while (end > 0 && index - end < 5 && (IsSpace(text[end - 1]) || text[end - 1] is ':' or '.' or '#' or '('))
            end--;
        var start = end;
        while (start > 0 && end - start < 20 && char.IsLetter(text[start - 1]))
            start--;
        return (text[start..end].ToLowerInvariant(), start);
    }

    /// <summary>Whether the number at the index is said to count things, not people: "batch 4010232137", "lot no. 4010232137".</summary>
    public static bool IsNumberOfThing(string text, int index)
    {
        var (word, start) = WordBefore(text, index);
        if (word is "no" or "nos" or "number" or "code" or "id" or "is" or "was")
            (word, _) = WordBefore(text, start);
        return word is "batch" or "lot" or "serial" or "gtin" or "barcode" or "ean" or "pip" or "order" or "invoice" or "asset"
            or "reference" or "ref" or "lfpse" or "datix" or "incident" or "ticket" or "prescription" or "snomed" or "dmd" or "emis";
    }

    /// <summary>Whether a sentence begins at the index.</summary>
    public static bool IsSentenceStart(string text, int index)
    {
        var before = index - 1;
        while (before >= 0 && index - before < 5 && (IsSpace(text[before]) || text[before] is '"' or '\'' or '(' or '\u2018' or '\u201C'))
            before--;
        return before < 0 || text[before] is '.' or '!' or '?' or '\n' or '\r' or '\u2022';
    }
}
