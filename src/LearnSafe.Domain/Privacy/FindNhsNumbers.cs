using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Ten digits that satisfy modulus 11, written together, in groups of three digits or more (3-3-4 is usual, others are met), or
/// digit by digit. Groups of two are left alone: a date and an hour make ten digits too.
/// </summary>
internal static class FindNhsNumbers
{
    public static IEnumerable<PrivacyFinding> In(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || Scan.IsWordAt(text, start - 1) || IsInsideNumberOrCode(text, start))
                continue;
            if (Length(text, start) is not { } length || Scan.IsNumberOfThing(text, start))
                continue;
            yield return new PrivacyFinding(PrivacyKind.NhsNumber, start, length, "[NHS number]");
            start += length - 1;
        }
    }

    /// <summary>After a letter and a hyphen, or a decimal point: the middle of a reference or an amount. But "NHS-" says what it is.</summary>
    private static bool IsInsideNumberOrCode(string text, int start) =>
        start >= 2 && !text.AsSpan(0, start - 1).EndsWith("NHS", StringComparison.OrdinalIgnoreCase) && ((text[start - 1] is '-' or '/' or '_' && char.IsLetter(text[start - 2]))
            || (text[start - 1] is '.' or ',' or '/' && char.IsAsciiDigit(text[start - 2])));

    private static int? Length(string text, int start)
    {
        Span<char> digits = stackalloc char[10];
        var count = 0;
        var shortest = int.MaxValue;
        var longest = 0;
        var index = start;
        while (true)
        {
            var group = 0;
            while (Scan.IsDigitAt(text, index))
            {
                if (count == 10)
                    return null;
                digits[count++] = text[index++];
                group++;
            }

            shortest = Math.Min(shortest, group);
            longest = Math.Max(longest, group);
            if (count == 10)
                break;
            var next = index;
            while (next < text.Length && next - index < 3 && (NhsNumber.IsSeparator(text[next]) || text[next] == '.'))
                next++;
            if (next == index || !Scan.IsDigitAt(text, next))
                return null;
            index = next;
        }

        var isWhole = !Scan.IsWordAt(text, index) && !(index < text.Length - 1 && text[index] is '.' or ',' or '/' && Scan.IsDigitAt(text, index + 1));
        return isWhole && (shortest >= 3 || longest == 1) && NhsNumber.HasValidCheckDigit(digits) ? index - start : null;
    }
}
