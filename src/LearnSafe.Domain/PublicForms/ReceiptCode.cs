using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace LearnSafe.Domain.PublicForms;

/// <summary>
/// The code with which somebody without an account comes back to what they told: 19 random letters and digits (85 bits) and a check letter, in
/// groups of four to read aloud. No vowels, and nothing that looks like something else: no 0 O Q, 1 I L, B, G, S, U, Z.
/// </summary>
public static class ReceiptCode
{
    /// <summary>Twenty-three, a prime: so the check letter tells every wrong letter and every two that changed places.</summary>
    public const string Letters = "CDFHJKMNPRTVWXY23456789";

    /// <summary>Letters and digits in all, the check letter among them.</summary>
    public const int Length = 20;

    private const int Group = 4;

    /// <summary>A new code, as it is shown: <c>CDFH-JKMN-PRTV-WXY2-3456</c>.</summary>
    public static string New()
    {
        Span<char> code = stackalloc char[Length];
        for (var index = 0; index < Length - 1; index++) code[index] = Letters[RandomNumberGenerator.GetInt32(Letters.Length)];
        return Finish(code);
    }

    /// <summary>The code of 19 letters, with its check letter: for codes that are known beforehand.</summary>
    /// <exception cref="ArgumentException">They are not 19 letters of a code.</exception>
    public static string Of(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        if (letters.Length != Length - 1 || letters.Any(letter => !Letters.Contains(letter, StringComparison.Ordinal))) throw new ArgumentException("A code has 19 letters and a check letter.", nameof(letters));
        Span<char> code = stackalloc char[Length];
        letters.CopyTo(code);
        return Finish(code);
    }

    /// <summary>Reads what was typed, in any case, with spaces or dashes anywhere; B, G, S and Z are read as the digits they look like.</summary>
    /// <param name="code">As it is shown; null where it is no code.</param>
    /// <returns>False where it is too short or long, holds something else, or its check letter says that it was mistyped.</returns>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (typed is null || typed.Length > 100) return false;
        Span<char> read = stackalloc char[Length];
        var count = 0;
        foreach (var character in typed)
        {
            if (char.IsWhiteSpace(character) || character is '-' or '–' or '.') continue;
            var letter = Alike(char.ToUpperInvariant(character));
            if (count == Length || !Letters.Contains(letter, StringComparison.Ordinal)) return false;
            read[count++] = letter;
        }

        if (count < Length || read[^1] != Check(read)) return false;
        code = Finish(read);
        return true;
    }

    private static char Alike(char letter) => letter switch
    {
        'B' => '8',
        'G' => '6',
        'S' => '5',
        'Z' => '2',
        _ => letter,
    };

    private static string Finish(Span<char> code)
    {
        code[^1] = Check(code);
        List<string> groups = [];
        for (var start = 0; start < Length; start += Group) groups.Add(new string(code.Slice(start, Group)));
        return string.Join('-', groups);
    }

    /// <summary>So chosen that the weighted sum over all twenty is a multiple of 23.</summary>
    private static char Check(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var index = 0; index < Length - 1; index++) sum += (index + 1) * Letters.IndexOf(code[index], StringComparison.Ordinal);
        for (var check = 0; check < Letters.Length; check++)
        {
            if ((sum + (Length * check)) % Letters.Length == 0) return Letters[check];
        }

        throw new InvalidOperationException("Every sum has its check letter.");
    }
}
