using System.Diagnostics;
using System.Text;
using LearnSafe.Domain.Files;

namespace LearnSafe.Domain.Tests.Files;

public class AttachedFileTests
{
    private const string OnlyThese = "The selected file must be a JPEG, PNG or PDF";
    private const string Heic = "The selected photo is in HEIC format. Take or save the photo as JPEG and choose it again";

    [Theory]
    [InlineData("", "The selected file is empty")]
    [InlineData("GIF89a....", OnlyThese)]
    [InlineData("RIFF....WEBPVP8 ", OnlyThese)]
    [InlineData("PK\u0003\u0004 [Content_Types].xml", OnlyThese)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", OnlyThese)]
    [InlineData("MZ program", OnlyThese)]
    [InlineData("\0\0\0\u0018ftypavif....", OnlyThese)]
    [InlineData("\0\0\0\u0018ftypheic....", Heic)]
    [InlineData("\0\0\0\u0018ftypmif1....", Heic)]
    public void Inspect_OtherContent_IsRefusedWhateverItsName(string content, string refusal) =>
        Assert.Equal(refusal, AttachedFile.Inspect(Encoding.Latin1.GetBytes(content), "photo.jpg").Refusal);

    [Fact]
    public void Inspect_TenMegabytes_IsTheLargest()
    {
        // What follows the end of a picture is not stored, so padding makes the largest and the smallest too large file.
        var jpeg = SmallFiles.Jpeg();

        Assert.Null(AttachedFile.Inspect([.. jpeg, .. new byte[AttachedFile.Largest - jpeg.Length]], "a.jpg").Refusal);
        Assert.Equal("The selected file must be 10MB or smaller", AttachedFile.Inspect([.. jpeg, .. new byte[AttachedFile.Largest - jpeg.Length + 1]], "a.jpg").Refusal);
    }

    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("IMG 0042.JPEG", "IMG 0042.jpg")]
    [InlineData("photo.png", "photo.png.jpg")]
    [InlineData(@"C:\Users\jo\Desktop\photo.jpg", "photo.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("a\0b\r\nc\u0007.jpg", "abc.jpg")]
    [InlineData("gpj.\u202Eexe", "gpj.exe.jpg")]
    [InlineData("a<b>:\"|?*.jpg", "a_b______.jpg")]
    [InlineData("\uD83D broken", "broken.jpg")]
    [InlineData("Größe 😀.jpg", "Größe 😀.jpg")]
    [InlineData("...", "file.jpg")]
    [InlineData(".jpg", "file.jpg")]
    [InlineData("", "file.jpg")]
    [InlineData(null, "file.jpg")]
    public void Inspect_AnyName_BecomesAPlainOneWithTheRightEnding(string? name, string expected) =>
        Assert.Equal(expected, AttachedFile.Inspect(SmallFiles.Jpeg(), name).File?.Name);

    [Fact]
    public void Inspect_LongName_IsCutButKeepsItsEnding()
    {
        foreach (var stem in new[] { new string('x', 300), string.Concat(Enumerable.Repeat("😀", 150)), "x" + string.Concat(Enumerable.Repeat("😀", 150)) })
        {
            var name = AttachedFile.Inspect(SmallFiles.Pdf(), stem + ".pdf").File!.Name;

            Assert.InRange(name.Length, AttachedFileName.Longest - 1, AttachedFileName.Longest);
            Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
        }
    }

    [Fact]
    public void Inspect_RandomDamage_NeverThrowsAndWhatIsAcceptedIsStable()
    {
        // A fixed seed: a failure can be repeated.
        var random = new Random(20261123);
        byte[][] seeds =
        [
            SmallFiles.Jpeg().WithSegment(0xE1, SmallFiles.Exif(6, littleEndian: true)).WithSegment(0xE1, SmallFiles.Exif(3, littleEndian: false)), SmallFiles.ProgressiveJpeg(),
            SmallFiles.Png(SmallFiles.Chunk("tEXt", [65, 0, 66])), SmallFiles.Pdf(SmallFiles.CompressedObject("/ObjStm", "4 0 << /Type /Page >>")),
        ];
        for (var round = 0; round < 40_000; round++)
        {
            var file = seeds[round % seeds.Length].ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                file = file[..random.Next(file.Length)];

            var inspection = AttachedFile.Inspect(file, "a");

            Assert.True((inspection.File is null) != (inspection.Refusal is null));
            if (inspection.File is { } accepted)
                Assert.Equal(accepted.Content, AttachedFile.Inspect(accepted.Content, "a").File?.Content);
        }
    }

    [Fact]
    public void Inspect_LargeHostileFiles_TakeLinearTime()
    {
        foreach (var piece in new[] { "/", "/JS#", "stream\n", ">>stream\nendstream", " obj /ObjStm stream\n", "#4a" })
        {
            var content = Encoding.Latin1.GetBytes("%PDF-" + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)) + "%%EOF");
            var watch = Stopwatch.StartNew();

            Assert.True(AttachedFile.Inspect(content, "a.pdf") is not null);
            // Well under a second is usual; a quadratic search takes hours.
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"'{piece}' took {watch.Elapsed}");
        }
    }
}
