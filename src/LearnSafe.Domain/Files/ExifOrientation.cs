using System.Buffers.Binary;

namespace LearnSafe.Domain.Files;

/// <summary>The one Exif entry that is worth keeping: how the picture is turned (tag 0x0112, values 1 to 8).</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const byte ShortType = 3;
    private const int EntryLength = 12;

    /// <summary>Reads it from the TIFF part of an Exif segment; 0 when it is not there or not readable.</summary>
    public static ushort Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            return 0;
        var isLittle = tiff[0] == (byte)'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory < 8 || directory > tiff.Length - 2)
            return 0;
        var entries = Short(tiff[(int)directory..], isLittle);
        for (var entry = 0; entry < entries; entry++)
        {
            var at = (int)directory + 2 + (entry * EntryLength);
            if (at + EntryLength > tiff.Length)
                return 0;
            var field = tiff.Slice(at, EntryLength);
            if (Short(field, isLittle) != Tag)
                continue;
            var value = Short(field[8..], isLittle);
            return Short(field[2..], isLittle) == ShortType && value is >= 1 and <= 8 ? value : (ushort)0;
        }

        return 0;
    }

    /// <summary>An Exif segment that holds nothing else.</summary>
    public static byte[] Segment(ushort orientation) =>
    [
        .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
        0, 1, Tag >> 8, Tag & 0xFF, 0, ShortType, 0, 0, 0, 1, (byte)(orientation >> 8), (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
