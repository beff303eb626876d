using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LearnSafe.Domain.Tests.Files;

/// <summary>The smallest files of each kind, and ways to put things into them that should not be there.</summary>
internal static class SmallFiles
{
    /// <summary>16 by 8 grey pixels with one white dot: baseline, JFIF.</summary>
    public static byte[] Jpeg() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAIABABAREA/8QAFAABAAAAAAAAAAAA"
        + "AAAAAAAAAf/EABgQAQADAQAAAAAAAAAAAAAAAAEAESGh/9oACAEBAAA/AFcMCuwn/9k=");

    /// <summary>The same, progressive: several scans with tables between them.</summary>
    public static byte[] ProgressiveJpeg() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wgALCAAIABABAREA/8QAFAABAAAAAAAAAAAA"
        + "AAAAAAAAAP/aAAgBAQAAAAE//8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQABBQI//8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQAGPwI//8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQABPyE/"
        + "/9oACAEBAAAAEL//xAAYEAEAAwEAAAAAAAAAAAAAAAABEBEhof/aAAgBAQABPxBcMCux/9k=");

    /// <summary>Puts a segment right after the JFIF header.</summary>
    public static byte[] WithSegment(this byte[] jpeg, byte marker, byte[] content)
    {
        const int afterHeader = 20;
        return [.. jpeg[..afterHeader], 0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content, .. jpeg[afterHeader..]];
    }

    /// <summary>Exif of a telephone: maker, orientation, and a directory with the place where the photo was taken.</summary>
    public static byte[] Exif(byte orientation, bool littleEndian)
    {
        using var tiff = new MemoryStream();
        tiff.Write(littleEndian ? "II*\0"u8 : "MM\0*"u8);
        U32(8);
        U16(3);
        Entry(0x010F, 2, 6, 50);
        Entry(0x0112, 3, 1, littleEndian ? orientation : (uint)orientation << 16);
        Entry(0x8825, 4, 1, 56);
        U32(0);
        tiff.Write("ACME!\0"u8);
        U16(1);
        Entry(0x0001, 2, 2, 0x4E000000);
        U32(0);
        tiff.Write("53.4808N 2.2426W"u8);
        return [.. "Exif\0\0"u8, .. tiff.ToArray()];

        void U16(ushort value)
        {
            Span<byte> two = stackalloc byte[2];
            if (littleEndian)
                BinaryPrimitives.WriteUInt16LittleEndian(two, value);
            else
                BinaryPrimitives.WriteUInt16BigEndian(two, value);
            tiff.Write(two);
        }

        void U32(uint value)
        {
            Span<byte> four = stackalloc byte[4];
            if (littleEndian)
                BinaryPrimitives.WriteUInt32LittleEndian(four, value);
            else
                BinaryPrimitives.WriteUInt32BigEndian(four, value);
            tiff.Write(four);
        }

        void Entry(ushort tag, ushort type, uint count, uint value)
        {
            U16(tag);
            U16(type);
            U32(count);
            U32(value);
        }
    }

    /// <summary>One grey pixel, with the chunks given between header and pixels.</summary>
    public static byte[] Png(params byte[][] chunks)
    {
        using var pixels = new MemoryStream();
        using (var deflating = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
            deflating.Write([0, 128]);
        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
            .. chunks.SelectMany(chunk => chunk), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        // Bit by bit, so that it does not share a mistake with the table of the code under test.
        var crc = uint.MaxValue;
        foreach (var value in body)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, ~crc);
        return [.. length, .. body, .. check];
    }

    public static byte[] Pdf(string objects = "") =>
        Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n{objects}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    /// <summary>An object whose stream is compressed.</summary>
    public static string CompressedObject(string type, string inner)
    {
        using var deflated = new MemoryStream();
        using (var deflating = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            deflating.Write(Encoding.Latin1.GetBytes(inner));
        return $"3 0 obj\n<< /Type {type} /N 1 /First 4 /Filter /FlateDecode /Length {deflated.Length} >>\nstream\r\n{Encoding.Latin1.GetString(deflated.ToArray())}\nendstream\nendobj";
    }
}
