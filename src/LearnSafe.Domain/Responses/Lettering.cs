using System.Globalization;
using System.Text;

namespace LearnSafe.Domain.Responses;

/// <summary>Typed text in pictures: cleaned, measured and broken so that it stays within its box, whatever was typed.</summary>
internal static class Lettering
{
    /// <summary>The width of a text in parts of the font's size: never less than Arial, bold, needs.</summary>
    internal static double Width(string words) => words.EnumerateRunes().Sum(Width);

    /// <summary>One line without control and direction characters, which could turn the rest of a picture's text around.</summary>
    internal static string Clean(string words)
    {
        StringBuilder clean = new();
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)) clean.Append(rune.ToString());
        }

        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Lines that are no wider than asked; the last ends in an ellipsis if more was typed.</summary>
    /// <param name="words">What <see cref="Clean"/> returned.</param>
    /// <param name="width">In parts of the font's size, at least 2.</param>
    /// <param name="most">How many lines there may be, at least 1.</param>
    internal static List<string> Lines(string words, double width, int most)
    {
        List<string> lines = [];
        var rest = words;
        while (rest.Length > 0)
        {
            if (lines.Count == most - 1 && Width(rest) > width)
            {
                lines.Add(rest[..Fits(rest, width - 1)].TrimEnd() + "…");
                break;
            }

            var end = Fits(rest, width);
            var space = end < rest.Length ? rest.LastIndexOf(' ', end) : -1;
            if (space > 0) end = space;
            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        return lines;
    }

    internal static string Line(string words, double width) => Lines(Clean(words), width, 1) is [var line] ? line : "";

    /// <summary>How many characters fit, at least one.</summary>
    private static int Fits(string words, double width)
    {
        var (end, used) = (0, 0.0);
        foreach (var rune in words.EnumerateRunes())
        {
            used += Width(rune);
            if (used > width && end > 0) break;
            end += rune.Utf16SequenceLength;
        }

        return Math.Min(end, words.Length);
    }

    private static double Width(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or 'i' or 'l' or 't' or 'f' or 'r' or 'j' or '\'' => 0.39,
        'm' or 'M' or 'w' or 'W' or '@' or '%' or '—' or '…' => 1.03,
        >= 'A' and <= 'Z' => 0.78,
        < 0x100 => 0.62,
        _ => 1.1,
    };
}
