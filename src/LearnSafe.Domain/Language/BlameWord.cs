using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Language;

/// <summary>A word of a text.</summary>
/// <param name="Small">In small letters, with straight apostrophes.</param>
/// <param name="BeginsSentence">Whether a full stop, colon or line's end stands before it.</param>
/// <param name="IsQuoted">Whether it stands within quotation marks.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlameWord(int Start, int Length, string Small, bool BeginsSentence, bool IsQuoted)
{
    private const int LongestQuote = 600;
    private const int LongestWord = 40;

    /// <summary>The words of a text, in one go.</summary>
    internal static List<BlameWord> Of(string text)
    {
        List<BlameWord> words = [];
        var (isBeginning, quoteEnd) = (true, -1);
        for (var at = 0; at < text.Length;)
        {
            var letter = text[at];
            if (char.IsLetterOrDigit(letter))
            {
                var end = at + 1;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1])))) end++;
                // Nothing so long is a word of ours: it is not copied.
                var small = end - at > LongestWord ? "" : text[at..end].ToLowerInvariant().Replace('’', '\'');
                words.Add(new(at, end - at, small, isBeginning, at < quoteEnd));
                isBeginning = false;
                at = end;
                continue;
            }

            if (at >= quoteEnd && letter is ('"' or '“' or '‘'))
            {
                var (from, most) = (at + 1, Math.Min(LongestQuote, text.Length - at - 1));
                var close = text.AsSpan(from, most).IndexOf(letter switch { '“' => '”', '‘' => '’', _ => '"' });
                // One that is never closed is not looked for again and again.
                quoteEnd = close >= 0 && !text.AsSpan(from, close).Contains('\n') ? from + close + 1 : at + 1;
            }
            else if (letter is '.' or '!' or '?' or ';' or ':' or '\n' or '\r') isBeginning = true;
            at++;
        }

        return words;
    }
}
