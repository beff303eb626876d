using System.Buffers.Binary;

namespace LearnSafe.Domain.Files;

/// <summary>
/// Takes everything out of a PNG that is not needed to show it, without touching its compressed pixels (PNG third edition). Chunks
/// of text, time, Exif and everything unknown go, with what follows the end: cropped-off parts of screenshots have been found there.
/// </summary>
internal static class PngFile
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    private static readonly HashSet<string> Kept = new(
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs"], StringComparer.Ordinal);

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(number =>
    {
        var entry = (uint)number;
        for (var bit = 0; bit < 8; bit++)
            entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
        return entry;
    })];

    /// <summary>The same picture without metadata; null when the file is damaged.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> content)
    {
        using var result = new MemoryStream(content.Length);
        result.Write(content[..SignatureLength]);
        var hasPixels = false;
        var index = SignatureLength;
        while (content.Length - index >= ChunkOverhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[index..]);
            if (length > content.Length - index - ChunkOverhead)
                return null;
            var chunk = content.Slice(index, ChunkOverhead + (int)length);
            var type = System.Text.Encoding.ASCII.GetString(chunk[4..8]);
            var isFirst = index == SignatureLength;
            index += chunk.Length;
            if (isFirst != (type == "IHDR") || (isFirst && !IsHeader(chunk[8..^4])) || Crc(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]))
                return null;
            if (!Kept.Contains(type))
            {
                // A capital first letter says that the picture cannot be shown without the chunk.
                if (char.IsAsciiLetterUpper(type[0]))
                    return null;
                continue;
            }

            result.Write(chunk);
            hasPixels |= type == "IDAT";
            if (type == "IEND")
                return hasPixels && length == 0 ? result.ToArray() : null;
        }

        return null;
    }

    /// <summary>Width and height above zero, and the only methods of compression and filtering there are.</summary>
    private static bool IsHeader(ReadOnlySpan<byte> header) =>
        header.Length == 13 && BinaryPrimitives.ReadInt32BigEndian(header) > 0 && BinaryPrimitives.ReadInt32BigEndian(header[4..]) > 0
        && header[8] is 1 or 2 or 4 or 8 or 16 && header[9] is 0 or 2 or 3 or 4 or 6 && header[10] == 0 && header[11] == 0 && header[12] <= 1;

    internal static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }
}
