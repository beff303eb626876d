using System.Globalization;
using System.Text;

namespace LearnSafe.Domain.Files;

/// <summary>The name of an attached file as it is stored and offered for download.</summary>
public static class AttachedFileName
{
    /// <summary>Most characters, ending included.</summary>
    public const int Longest = 120;

    /// <summary>
    /// Leaves off folders, control and formatting characters (a right-to-left mark can disguise an ending) and characters
    /// that some system forbids in names, cuts to <see cref="Longest"/>, and gives the ending that fits the content.
    /// </summary>
    public static string Clean(string? name, AttachedFileType type)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune == Rune.ReplacementChar)
                continue;
            plain.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
        }

        var (ending, alsoKnown) = type switch
        {
            AttachedFileType.Jpeg => (".jpg", ".jpeg"),
            AttachedFileType.Png => (".png", ".png"),
            _ => (".pdf", ".pdf"),
        };
        var stem = plain.ToString().Trim().TrimEnd('.', ' ');
        foreach (var known in new[] { ending, alsoKnown })
        {
            if (stem.EndsWith(known, StringComparison.OrdinalIgnoreCase))
                stem = stem[..^known.Length];
        }

        stem = Cut(stem.Trim('.', ' '), Longest - ending.Length).TrimEnd('.', ' ');
        return (stem.Length == 0 ? "file" : stem) + ending;
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        // Not through the middle of a character that takes two places.
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
