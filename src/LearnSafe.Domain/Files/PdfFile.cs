using System.IO.Compression;
using System.Text;

namespace LearnSafe.Domain.Files;

/// <summary>
/// Whether a PDF may be stored. Refused: what is locked, and what can act or carry (scripts, starting programs, files within). The
/// names that betray it are looked for in the whole file, written plainly or with #xx, and inside compressed object streams. The
/// document's own properties (author, software, times) are not taken out: a PDF is stored as it came.
/// </summary>
internal static class PdfFile
{
    // Room for a few bytes after the end, as ISO 32000 readers allow.
    private const int TailLength = 1024;
    private const int LongestName = 127;
    private const int LongestDictionary = 4096;
    private const int MostInflated = 64 * 1024 * 1024;

    private const string Locked = "The selected PDF is locked or encrypted. Save a copy without the lock and choose it again";
    private const string Active = "The selected PDF holds a script, a program or another file. Print or save it as a plain PDF and choose it again";

    private static readonly HashSet<string> ActiveNames = new(["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia"], StringComparer.Ordinal);

    /// <summary>The sentence that says why the file is refused; null when it may be stored.</summary>
    public static string? Refusal(ReadOnlySpan<byte> content)
    {
        if (content[Math.Max(0, content.Length - TailLength)..].LastIndexOf("%%EOF"u8) < 0)
            return AttachedFile.Damaged;
        if (RefusedName(content) is { } refusal)
            return refusal;

        var budget = MostInflated;
        for (var at = NextStream(content, 0); at.Start >= 0; at = NextStream(content, at.End))
        {
            if (!at.IsObjectStream)
                continue;
            // What cannot be looked into is not let in.
            if (Inflate(content[at.Start..at.End], ref budget) is not { } inner)
                return AttachedFile.Damaged;
            if (RefusedName(inner) is { } innerRefusal)
                return innerRefusal;
        }

        return null;
    }

    private static string? RefusedName(ReadOnlySpan<byte> content)
    {
        var outsideUntil = NextStream(content, 0);
        for (var slash = content.IndexOf((byte)'/'); slash >= 0;)
        {
            while (outsideUntil.Start >= 0 && slash >= outsideUntil.End)
                outsideUntil = NextStream(content, outsideUntil.End);
            var name = NameAt(content, slash + 1);
            if (name == "Encrypt")
                return Locked;
            // Two letters turn up by chance in compressed pictures, so "JS" counts only outside streams.
            if (ActiveNames.Contains(name) || (name == "JS" && !(outsideUntil.Start >= 0 && slash >= outsideUntil.Start)))
                return Active;
            var next = content[(slash + 1)..].IndexOf((byte)'/');
            slash = next < 0 ? -1 : slash + 1 + next;
        }

        return null;
    }

    private static string NameAt(ReadOnlySpan<byte> content, int index)
    {
        var name = new StringBuilder(16);
        while (index < content.Length && name.Length < LongestName && IsRegular(content[index]))
        {
            if (content[index] == '#' && index + 2 < content.Length && char.IsAsciiHexDigit((char)content[index + 1]) && char.IsAsciiHexDigit((char)content[index + 2]))
            {
                name.Append((char)Convert.ToByte($"{(char)content[index + 1]}{(char)content[index + 2]}", 16));
                index += 3;
            }
            else
            {
                name.Append((char)content[index++]);
            }
        }

        return name.ToString();
    }

    private static bool IsRegular(byte value) =>
        value is > 0x20 and < 0x7F && value is not ((byte)'/' or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'%');

    /// <summary>The next stream's content, and whether the dictionary before it calls it an object stream.</summary>
    private static (int Start, int End, bool IsObjectStream) NextStream(ReadOnlySpan<byte> content, int from)
    {
        while (true)
        {
            var found = content[from..].IndexOf("stream"u8);
            if (found < 0)
                return (-1, -1, false);
            var start = from + found + 6;
            var isStart = from + found > 0 && content[from + found - 1] is (byte)'>' or (byte)'\n' or (byte)'\r' or (byte)' '
                && start < content.Length && content[start] is (byte)'\r' or (byte)'\n';
            if (!isStart)
            {
                from = start;
                continue;
            }

            while (start < content.Length && content[start] is (byte)'\r' or (byte)'\n')
                start++;
            var length = content[start..].IndexOf("endstream"u8);
            var before = content[Math.Max(0, from + found - LongestDictionary)..(from + found)];
            var dictionary = before[Math.Max(0, before.LastIndexOf(" obj"u8))..];
            return (start, length < 0 ? content.Length : start + length, HasObjectStreamName(dictionary));
        }
    }

    private static bool HasObjectStreamName(ReadOnlySpan<byte> dictionary)
    {
        for (var index = 0; index < dictionary.Length; index++)
        {
            if (dictionary[index] == '/' && NameAt(dictionary, index + 1) == "ObjStm")
                return true;
        }

        return false;
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> deflated, ref int budget)
    {
        try
        {
            using var source = new MemoryStream(deflated.ToArray());
            using var inflating = new ZLibStream(source, CompressionMode.Decompress);
            using var result = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; (read = inflating.Read(buffer)) > 0;)
            {
                if ((budget -= read) < 0)
                    return null;
                result.Write(buffer, 0, read);
            }

            return result.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
