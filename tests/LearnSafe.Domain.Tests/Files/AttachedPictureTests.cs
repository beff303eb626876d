using LearnSafe.Domain.Files;

namespace LearnSafe.Domain.Tests.Files;

public class AttachedPictureTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Inspect_JpegWithMetadata_KeepsPixelsAndOrientationOnly(bool progressive, bool littleEndian)
    {
        var plain = progressive ? SmallFiles.ProgressiveJpeg() : SmallFiles.Jpeg();
        var photo = plain
            .WithSegment(0xFE, "Taken by Jo Bloggs"u8.ToArray())
            .WithSegment(0xED, "Photoshop 3.0\0 Jo Bloggs"u8.ToArray())
            .WithSegment(0xE2, "MPF\0 second picture"u8.ToArray())
            .WithSegment(0xE1, "http://ns.adobe.com/xap/1.0/\0 Jo Bloggs"u8.ToArray())
            .WithSegment(0xE1, SmallFiles.Exif(6, littleEndian));

        var stored = Accepted([.. photo, .. "a second picture after the end"u8]);

        byte[] onlyOrientation = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        Assert.Equal(plain.WithSegment(0xE1, onlyOrientation), stored.Content);
        Assert.Equal((AttachedFileType.Jpeg, "image/jpeg"), (stored.Type, stored.MediaType));
    }

    [Fact]
    public void Inspect_UprightJpegWithExif_KeepsNoExifAtAll() =>
        Assert.Equal(SmallFiles.Jpeg(), Accepted(SmallFiles.Jpeg().WithSegment(0xE1, SmallFiles.Exif(1, littleEndian: true))).Content);

    [Fact]
    public void Inspect_JpegColourProfileAndAdobeMarker_AreKept()
    {
        var picture = SmallFiles.Jpeg().WithSegment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]).WithSegment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9]);

        Assert.Equal(picture, Accepted(picture).Content);
    }

    [Fact]
    public void Inspect_JfifThumbnail_IsTakenOut()
    {
        var plain = SmallFiles.Jpeg();
        // One pixel of thumbnail: its sizes at the end of the header, three bytes of colour, and a header three bytes longer.
        byte[] withThumbnail = [.. plain[..4], 0, 19, .. plain[6..18], 1, 1, 7, 7, 7, .. plain[20..]];

        Assert.Equal(plain, Accepted(withThumbnail).Content);
    }

    [Fact]
    public void Inspect_AcceptedPicture_IsLeftAloneTheSecondTime()
    {
        var once = Accepted(SmallFiles.Jpeg().WithSegment(0xE1, SmallFiles.Exif(8, littleEndian: false))).Content;

        Assert.Equal(once, Accepted(once).Content);
    }

    [Fact]
    public void Inspect_PngWithMetadata_KeepsWhatShowsThePicture()
    {
        var gamma = SmallFiles.Chunk("gAMA", [0, 0, 0xB1, 0x8F]);
        var png = SmallFiles.Png(
            SmallFiles.Chunk("tEXt", "Author\0Jo Bloggs"u8.ToArray()), gamma, SmallFiles.Chunk("eXIf", SmallFiles.Exif(6, littleEndian: true)),
            SmallFiles.Chunk("tIME", [7, 234, 11, 23, 9, 0, 0]), SmallFiles.Chunk("iTXt", [1, 2]), SmallFiles.Chunk("zTXt", [1, 2]), SmallFiles.Chunk("prVt", [1]));

        var stored = Accepted([.. png, .. "the part of the screenshot that was cropped off"u8]);

        Assert.Equal(SmallFiles.Png(gamma), stored.Content);
        Assert.Equal((AttachedFileType.Png, "image/png"), (stored.Type, stored.MediaType));
    }

    [Fact]
    public void Inspect_PngWithUnknownCriticalChunkOrWrongChecksum_IsRefused()
    {
        var damaged = SmallFiles.Png();
        damaged[^17] ^= 1;

        Assert.Equal(AttachedFile.Damaged, AttachedFile.Inspect(SmallFiles.Png(SmallFiles.Chunk("ABcD", [1])), "a.png").Refusal);
        Assert.Equal(AttachedFile.Damaged, AttachedFile.Inspect(damaged, "a.png").Refusal);
    }

    [Fact]
    public void Inspect_PictureCutShortAnywhere_IsRefused()
    {
        foreach (var whole in new[] { SmallFiles.Jpeg(), SmallFiles.ProgressiveJpeg().WithSegment(0xE1, SmallFiles.Exif(6, littleEndian: true)), SmallFiles.Png() })
        {
            for (var length = 0; length < whole.Length; length++)
                Assert.NotNull(AttachedFile.Inspect(whole.AsSpan(0, length), "a").Refusal);
        }
    }

    private static AttachedFile Accepted(byte[] content)
    {
        var inspection = AttachedFile.Inspect(content, "photo");
        Assert.Null(inspection.Refusal);
        return inspection.File!;
    }
}
