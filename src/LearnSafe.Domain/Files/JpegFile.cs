using System.Buffers.Binary;

namespace LearnSafe.Domain.Files;

/// <summary>
/// Takes everything out of a JPEG that is not needed to show it, without touching its compressed pixels (ITU T.81, annex B).
/// Kept: JFIF header without its thumbnail, ICC colour profile, Adobe colour marker, tables and scans. Gone: Exif (position,
/// time, device, thumbnail), XMP, Photoshop, comments, further pictures, and what follows the end. How the picture is turned
/// is written back alone, as it would lie on its side otherwise.
/// </summary>
internal static class JpegFile
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Comment = 0xFE;

    /// <summary>The same picture without metadata; null when the file is damaged or not of a kind that browsers show.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> content)
    {
        using var body = new MemoryStream(content.Length);
        byte[]? header = null;
        ushort orientation = 0;
        var hasFrame = false;
        var hasScan = false;
        var index = 2;
        while (true)
        {
            if (index >= content.Length || content[index] != 0xFF)
                return null;
            while (index < content.Length && content[index] == 0xFF)
                index++;
            if (index >= content.Length)
                return null;
            var marker = content[index++];
            if (marker == EndOfImage)
                break;
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= StartOfImage) || index + 2 > content.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(content[index..]);
            if (length < 2 || index + length > content.Length)
                return null;
            var segment = content.Slice(index + 2, length - 2);
            index += length;

            switch (marker)
            {
                case 0xE0 when segment.StartsWith("JFIF\0"u8) && segment.Length >= 14:
                    header ??= [.. segment[..12], 0, 0];
                    break;
                case 0xE1 when segment.StartsWith("Exif\0\0"u8):
                    orientation = orientation == 0 ? ExifOrientation.Read(segment[6..]) : orientation;
                    break;
                case 0xE2 when segment.StartsWith("ICC_PROFILE\0"u8):
                case 0xEE when segment.StartsWith("Adobe"u8):
                    Write(body, marker, segment);
                    break;
                case >= 0xE0 and <= 0xEF or Comment:
                    break;
                case 0xC0 or 0xC1 or 0xC2:
                    if (hasFrame || !IsFrame(segment))
                        return null;
                    hasFrame = true;
                    Write(body, marker, segment);
                    break;
                case StartOfScan:
                    if (!hasFrame)
                        return null;
                    Write(body, marker, segment);
                    var scan = ScanLength(content[index..]);
                    if (scan == 0)
                        return null;
                    hasScan = true;
                    body.Write(content.Slice(index, scan));
                    index += scan;
                    break;
                case 0xC4 or 0xDB or 0xDC or 0xDD:
                    Write(body, marker, segment);
                    break;
                default:
                    // Lossless, hierarchical and arithmetic-coded pictures, and markers kept for later: no browser shows them.
                    return null;
            }
        }

        return hasScan ? Assemble(header, orientation, body) : null;
    }

    private static byte[] Assemble(byte[]? header, ushort orientation, MemoryStream body)
    {
        using var result = new MemoryStream((int)body.Length + 64);
        result.Write([0xFF, StartOfImage]);
        if (header is not null)
            Write(result, 0xE0, header);
        if (orientation is > 1 and <= 8)
            Write(result, 0xE1, ExifOrientation.Segment(orientation));
        body.WriteTo(result);
        result.Write([0xFF, EndOfImage]);
        return result.ToArray();
    }

    /// <summary>Precision 8, some width, components as many as the length says. A height of 0 would come later (DNL); browsers do not follow.</summary>
    private static bool IsFrame(ReadOnlySpan<byte> segment) =>
        segment.Length >= 6 && segment[0] == 8 && (segment[1] | segment[2]) != 0 && (segment[3] | segment[4]) != 0
        && segment[5] is >= 1 and <= 4 && segment.Length == 6 + (3 * segment[5]);

    /// <summary>Bytes of compressed data up to the next marker; stuffed zeros and restart markers belong to the data.</summary>
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        var index = 0;
        while (index + 1 < data.Length)
        {
            var next = data[index..].IndexOf((byte)0xFF);
            if (next < 0 || index + next + 1 >= data.Length)
                return 0;
            index += next;
            if (data[index + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return index;
            index += 2;
        }

        return 0;
    }

    private static void Write(MemoryStream stream, byte marker, ReadOnlySpan<byte> segment)
    {
        Span<byte> start = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(start[2..], (ushort)(segment.Length + 2));
        stream.Write(start);
        stream.Write(segment);
    }
}
