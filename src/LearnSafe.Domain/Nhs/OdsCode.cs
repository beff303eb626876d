namespace LearnSafe.Domain.Nhs;

/// <summary>
/// The shape of an Organisation Data Service code. Codes are given to practices (<c>P87657</c>), pharmacies (<c>FA123</c>),
/// commissioners (<c>15A</c>), trusts (<c>R1H</c>), head offices and sites; the list changes weekly and is never complete,
/// so a code that is not known locally is judged by its shape alone.
/// </summary>
public static class OdsCode
{
    /// <summary>Fewest characters of a code.</summary>
    public const int ShortestLength = 3;

    /// <summary>Most characters of a code.</summary>
    public const int LongestLength = 8;

    /// <summary>Whether the text has the shape: 3 to 8 capital letters and digits, at least one of them a letter.</summary>
    /// <remarks>Digits alone are refused: no such code is issued to an organisation, while years and telephone numbers look like that.</remarks>
    public static bool HasShape(ReadOnlySpan<char> code)
    {
        if (code.Length is < ShortestLength or > LongestLength)
            return false;
        var letters = 0;
        foreach (var character in code)
        {
            if (char.IsAsciiLetterUpper(character))
                letters++;
            else if (!char.IsAsciiDigit(character))
                return false;
        }

        return letters > 0;
    }

    /// <summary>
    /// The care setting that providers with codes of this shape mostly have. A guess: <c>Y01010</c> has the shape of a practice's code and is a
    /// community team, so it is made only where somebody asks for it.
    /// </summary>
    /// <returns>Null where the shape says nothing.</returns>
    public static CareSetting? LikelySetting(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length == 6 && char.IsAsciiLetterUpper(code[0]) && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            return code[0] == 'V' ? CareSetting.Dental : CareSetting.GeneralPractice;
        if (code.Length != 5) return null;
        return code[0] == 'F' ? CareSetting.CommunityPharmacy : code.StartsWith("TP", StringComparison.Ordinal) ? CareSetting.Optical : null;
    }

    /// <summary>The code as it is stored, from what a person typed: without surrounding or inner spaces, in capitals.</summary>
    /// <returns>Null when what remains does not have the shape of a code.</returns>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        return HasShape(code) ? code : null;
    }
}
