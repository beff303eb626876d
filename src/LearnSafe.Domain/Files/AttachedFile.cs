namespace LearnSafe.Domain.Files;

/// <summary>The kinds of file that may be attached to a record.</summary>
public enum AttachedFileType
{
    Jpeg,
    Png,
    Pdf,
}

/// <summary>A file that was judged fit to be stored, as it will be stored.</summary>
/// <param name="Name">A plain name without path, at most <see cref="AttachedFileName.Longest"/> characters, its ending that of the type.</param>
/// <param name="Type">The type that its content shows, whatever its name said.</param>
/// <param name="Content">
/// What to store. Pictures come without position, time, device, comments and thumbnails, their pixels untouched. A PDF is kept as it
/// is, with whatever its own document properties say.
/// </param>
public sealed record AttachedFile(string Name, AttachedFileType Type, byte[] Content)
{
    /// <summary>The largest file accepted, in bytes: 10 MB.</summary>
    public const int Largest = 10 * 1024 * 1024;

    internal const string Damaged = "The selected file is damaged. Save it again and choose the new copy";

    /// <summary>The media type to serve it with.</summary>
    public string MediaType => Type switch
    {
        AttachedFileType.Jpeg => "image/jpeg",
        AttachedFileType.Png => "image/png",
        _ => "application/pdf",
    };

    /// <summary>Judges a file by its content and prepares it for storing. Never throws for any content or name.</summary>
    /// <param name="content">The whole file as sent.</param>
    /// <param name="name">The name as sent; it decides nothing but the shown name.</param>
    public static AttachedFileInspection Inspect(ReadOnlySpan<byte> content, string? name)
    {
        if (content.IsEmpty)
            return AttachedFileInspection.Refuse("The selected file is empty");
        if (content.Length > Largest)
            return AttachedFileInspection.Refuse("The selected file must be 10MB or smaller");

        return content switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Picture(JpegFile.WithoutMetadata(content), AttachedFileType.Jpeg, name),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Picture(PngFile.WithoutMetadata(content), AttachedFileType.Png, name),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => PdfFile.Refusal(content) is { } refusal
                ? AttachedFileInspection.Refuse(refusal)
                : AttachedFileInspection.Accept(new AttachedFile(AttachedFileName.Clean(name, AttachedFileType.Pdf), AttachedFileType.Pdf, content.ToArray())),
            _ => AttachedFileInspection.Refuse(IsHeic(content)
                ? "The selected photo is in HEIC format. Take or save the photo as JPEG and choose it again"
                : "The selected file must be a JPEG, PNG or PDF"),
        };
    }

    private static AttachedFileInspection Picture(byte[]? stripped, AttachedFileType type, string? name) => stripped is null
        ? AttachedFileInspection.Refuse(Damaged)
        : AttachedFileInspection.Accept(new AttachedFile(AttachedFileName.Clean(name, type), type, stripped));

    /// <summary>The container of Apple's photos: a box "ftyp" with one of the HEIF brands.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> content) => content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8)
        && (content[8..11].SequenceEqual("hei"u8) || content[8..11].SequenceEqual("hev"u8) || content[8..12].SequenceEqual("mif1"u8) || content[8..12].SequenceEqual("msf1"u8));
}

/// <summary>The answer to an attached file: either the file to store, or the sentence that says why not.</summary>
/// <param name="File">The file; null when refused.</param>
/// <param name="Refusal">A whole sentence that says what to do; null when accepted.</param>
public sealed record AttachedFileInspection(AttachedFile? File, string? Refusal)
{
    internal static AttachedFileInspection Accept(AttachedFile file) => new(file, null);

    internal static AttachedFileInspection Refuse(string refusal) => new(null, refusal);
}
