using System.Text;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// UK telephone numbers in national form (0 and nine or ten digits) or with +44 or 0044, spaced, hyphenated or bracketed in any
/// of the usual ways. Short public numbers (999, 111, 119) are not personal and are left alone.
/// </summary>
internal static class FindPhones
{
    // Two characters between groups: ") " after an area code.
    private const int LongestGap = 2;
    private const int MostDigits = 15;

    public static IEnumerable<PrivacyFinding> In(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!CanStart(text, start) || IsDate(text, start) || Length(text, start) is not { } length || Scan.IsNumberOfThing(text, start))
                continue;
            yield return new PrivacyFinding(PrivacyKind.Phone, start, length, "[phone number]");
            start += length - 1;
        }
    }

    private static bool CanStart(string text, int start)
    {
        if (text[start] is not ('0' or '+' or '('))
            return false;
        if (start == 0)
            return true;
        var before = text[start - 1];
        if (char.IsLetterOrDigit(before) || before is '+' or '_')
            return false;
        // "1.0161", "12-01234": the middle of a number; "FA-0161": of a code.
        return !(before is '.' or ',' or '/' or '-' && Scan.IsWordAt(text, start - 2)) || text[start] == '+';
    }

    /// <summary>A day that is followed by an hour has as many digits as a telephone number: "01-11-2025 14:05", "01.11.25 1405".</summary>
    private static bool IsDate(string text, int start)
    {
        if (start + 8 > text.Length || !IsTwoDigits(text, start, 1, 31) || !IsTwoDigits(text, start + 3, 1, 12) || text[start + 2] != text[start + 5]) return false;
        var hasCentury = IsTwoDigits(text, start + 6, 19, 20) && IsTwoDigits(text, start + 8, 0, 99);
        var end = start + (hasCentury ? 10 : 8);
        return IsTwoDigits(text, start + 6, 0, 99) && !Scan.IsWordAt(text, end) && (text[start + 2] is '-' or '.' or '/' || (hasCentury && Scan.IsSpace(text[start + 2])))
            && !(end + 1 < text.Length && text[end] is '-' or '.' or '/' && Scan.IsDigitAt(text, end + 1));
    }

    private static bool IsTwoDigits(string text, int index, int least, int most) =>
        Scan.IsDigitAt(text, index) && Scan.IsDigitAt(text, index + 1) && (((text[index] - '0') * 10) + text[index + 1] - '0') is var number && number >= least && number <= most;

    private static int? Length(string text, int start)
    {
        var digits = new StringBuilder(MostDigits);
        var groups = 0;
        var index = text[start] is '+' or '(' ? start + 1 : start;
        if (text[start] == '(' && index < text.Length && text[index] == '+')
            index++;
        var isClosed = text[start] != '(';
        int? found = null;
        while (Scan.IsDigitAt(text, index))
        {
            var group = 0;
            while (Scan.IsDigitAt(text, index) && digits.Length < MostDigits)
            {
                digits.Append(text[index++]);
                group++;
            }

            groups++;
            if (Scan.IsWordAt(text, index))
                break;
            if (isClosed && IsNational(digits.ToString(), groups))
                found = index - start;
            // A lone digit between gaps is a list or a range, except the 0 of "0044 (0)161".
            if (group == 1 && digits.Length > 1 && text[index - 1] != '0')
                break;
            var next = index;
            while (next < text.Length && next - index < LongestGap + 1 && IsGap(text[next]))
                isClosed |= text[next++] == ')';
            if (next == index || next - index > LongestGap)
                break;
            index = next;
        }

        return found;
    }

    private static bool IsGap(char character) => Scan.IsSpace(character) || character is '-' or '.' or '(' or ')' or '\u2010' or '\u2011' or '\u2013';

    /// <summary>Ranges in use by Ofcom's numbering plan: 01, 02, 03, 07 and 08; ten digits in all only for a few 01 areas and 0800.</summary>
    private static bool IsNational(string digits, int groups)
    {
        var national = digits switch
        {
            ['0', '0', '4', '4', '0', .. var rest] => "0" + rest,
            ['0', '0', '4', '4', .. var rest] => "0" + rest,
            ['4', '4', '0', .. var rest] => "0" + rest,
            ['4', '4', .. var rest] => "0" + rest,
            _ => digits,
        };
        if (national.Length < 10 || national[0] != '0')
            return false;
        return national.Length switch
        {
            11 => national[1] is '1' or '2' or '3' or '7' or '8' && national[2..].Distinct().Count() > 2,
            10 => groups > 1 && (national[1] == '1' || national.StartsWith("0800", StringComparison.Ordinal)),
            _ => false,
        };
    }
}
