using System.Diagnostics.CodeAnalysis;

namespace LearnSafe.Domain.Nhs;

/// <summary>An NHS number: ten digits, the last of which checks the others (modulus 11, NHS Data Dictionary).</summary>
public sealed record NhsNumber
{
    private NhsNumber(string digits) => Digits = digits;

    /// <summary>The ten digits without spaces.</summary>
    public string Digits { get; }

    /// <summary>Reads a number as people type it: with or without spaces or hyphens anywhere between the digits.</summary>
    /// <returns>False when there are not ten digits, another character is present, or the check digit is wrong.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out NhsNumber? number)
    {
        number = null;
        Span<char> digits = stackalloc char[10];
        var count = 0;
        foreach (var character in (text ?? "").AsSpan().Trim())
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == 10)
                    return false;
                digits[count++] = character;
            }
            else if (!IsSeparator(character))
            {
                return false;
            }
        }

        if (count != 10 || !HasValidCheckDigit(digits))
            return false;
        number = new NhsNumber(new string(digits));
        return true;
    }

    /// <summary>
    /// Whether ten digits satisfy modulus 11: each of the first nine times 10 down to 2, summed; 11 less the remainder is the check
    /// digit, 11 counts as 0, and 10 means that the number is never issued. One digit ten times over is refused although
    /// it would pass for 0: it is what people type to get past a field.
    /// </summary>
    public static bool HasValidCheckDigit(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10)
            return false;
        var sum = 0;
        var allSame = true;
        for (var i = 0; i < 10; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
                return false;
            allSame &= digits[i] == digits[0];
            if (i < 9)
                sum += (digits[i] - '0') * (10 - i);
        }

        var check = (11 - (sum % 11)) % 11;
        return !allSame && check == digits[9] - '0';
    }

    /// <summary>The number as it is shown, in groups of 3, 3 and 4: <c>943 476 5919</c>.</summary>
    public override string ToString() => $"{Digits[..3]} {Digits[3..6]} {Digits[6..]}";

    /// <summary>Spaces and hyphens of every width that a keyboard, a spreadsheet or a word processor puts between groups of digits.</summary>
    internal static bool IsSeparator(char character) =>
        character is ' ' or '\t' or '\u00A0' or '\u2007' or '\u2009' or '\u202F' or '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013';
}
