namespace LearnSafe.Domain.Privacy;

/// <summary>
/// UK postcodes: one of the 124 areas, a district, and an inward code without the letters Royal Mail leaves out
/// (C, I, K, M, O, V), which also keeps "B12 5mg" out. In lower case only with a space; ordinals ("B12 2nd dose") are left alone.
/// </summary>
internal static class FindPostcodes
{
    private const string InwardLetters = "ABDEFGHJLNPQRSTUWXYZ";

    private static readonly HashSet<string> Areas = new(
        ("AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD "
         + "HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH "
         + "RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE").Split(' '),
        StringComparer.Ordinal);

    public static IEnumerable<PrivacyFinding> In(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiLetter(text[start]) || Scan.IsWordAt(text, start - 1) || (start > 0 && text[start - 1] is '-' or '_' or '@'))
                continue;
            if (Length(text, start) is not { } length || Scan.IsNumberOfThing(text, start) || Scan.WordBefore(text, start).Word is "vitamin" or "vit")
                continue;
            yield return new PrivacyFinding(PrivacyKind.Postcode, start, length, "[postcode]");
            start += length - 1;
        }
    }

    private static int? Length(string text, int start)
    {
        var index = start;
        while (index < text.Length && index - start < 3 && char.IsAsciiLetter(text[index]))
            index++;
        if (!Areas.Contains(text[start..index].ToUpperInvariant()) || !Scan.IsDigitAt(text, index))
            return null;

        // A district is a digit, two digits, or a digit and a letter (W1A); try the longer first.
        foreach (var more in (ReadOnlySpan<int>)[2, 1])
        {
            var district = index + more;
            if (district >= text.Length || (more == 2 && !char.IsAsciiLetterOrDigit(text[district - 1])))
                continue;
            var inward = Scan.SkipSpaces(text, district, 2);
            if (IsInward(text, start, inward, spaced: inward > district))
                return inward + 3 - start;
        }

        return null;
    }

    private static bool IsInward(string text, int start, int inward, bool spaced)
    {
        if (inward + 3 > text.Length || !char.IsAsciiDigit(text[inward]) || Scan.IsWordAt(text, inward + 3))
            return false;
        var (first, second) = (char.ToUpperInvariant(text[inward + 1]), char.ToUpperInvariant(text[inward + 2]));
        if (!InwardLetters.Contains(first, StringComparison.Ordinal) || !InwardLetters.Contains(second, StringComparison.Ordinal))
            return false;
        var letters = text[start..(inward + 3)].Where(char.IsAsciiLetter).ToArray();
        if (letters.All(char.IsAsciiLetterUpper))
            return true;
        // A phone's keyboard makes the first letter a capital.
        return spaced && letters.Skip(1).All(char.IsAsciiLetterLower) && (first, second) is not (('S', 'T') or ('N', 'D') or ('R', 'D') or ('T', 'H'));
    }
}
