using LearnSafe.Domain.Files;

namespace LearnSafe.Domain.Tests.Files;

public class AttachedPdfTests
{
    [Fact]
    public void Inspect_PlainPdf_IsKeptAsItIs()
    {
        var pdf = SmallFiles.Pdf(SmallFiles.CompressedObject("/ObjStm", "4 0 << /Type /Page >>"));

        var inspection = AttachedFile.Inspect(pdf, "letter.pdf");

        Assert.Null(inspection.Refusal);
        Assert.Equal(pdf, inspection.File!.Content);
        Assert.Equal((AttachedFileType.Pdf, "application/pdf"), (inspection.File.Type, inspection.File.MediaType));
    }

    [Theory]
    [InlineData("4 0 obj << /S /JavaScript /JS (app.alert) >> endobj")]
    [InlineData("4 0 obj << /S/J#61vaScript >> endobj")]
    [InlineData("4 0 obj << /S /Rendition /JS 5 0 R >> endobj")]
    [InlineData("4 0 obj << /S /Launch /F (a.exe) >> endobj")]
    [InlineData("4 0 obj << /Type /EmbeddedFile >> endobj")]
    [InlineData("4 0 obj << /Names << /EmbeddedFiles 5 0 R >> >> endobj")]
    public void Inspect_PdfThatActsOrCarries_IsRefused(string objects)
    {
        foreach (var pdf in new[] { objects, SmallFiles.CompressedObject("/ObjStm", objects), SmallFiles.CompressedObject("/Obj#53tm", objects) })
            Assert.Equal("The selected PDF holds a script, a program or another file. Print or save it as a plain PDF and choose it again", AttachedFile.Inspect(SmallFiles.Pdf(pdf), "a.pdf").Refusal);
    }

    [Fact]
    public void Inspect_PdfWithSuchLettersInsideAPicture_IsAccepted()
    {
        var pdf = SmallFiles.Pdf("3 0 obj\n<< /Subtype /Image /Length 8 >>\nstream\n\u0001/JS \u0002\u0003\nendstream\nendobj\n4 0 obj << /JSX 1 /Launcher 2 >> endobj");

        Assert.Null(AttachedFile.Inspect(pdf, "a.pdf").Refusal);
    }

    [Fact]
    public void Inspect_EncryptedPdf_SaysThatItIsLocked() =>
        Assert.Equal("The selected PDF is locked or encrypted. Save a copy without the lock and choose it again",
            AttachedFile.Inspect(SmallFiles.Pdf("trailer << /Encrypt 9 0 R >>"), "a.pdf").Refusal);

    [Fact]
    public void Inspect_PdfWithoutEndOrWithUnreadableObjectStream_IsRefused()
    {
        Assert.Equal(AttachedFile.Damaged, AttachedFile.Inspect("%PDF-1.7\n1 0 obj"u8, "a.pdf").Refusal);
        Assert.Equal(AttachedFile.Damaged, AttachedFile.Inspect(SmallFiles.Pdf("3 0 obj\n<< /Type /ObjStm >>\nstream\nnot zlib\nendstream"), "a.pdf").Refusal);
    }

    [Fact]
    public void Inspect_CompressionBomb_IsRefusedWithoutFillingMemory()
    {
        var bomb = SmallFiles.CompressedObject("/ObjStm", new string(' ', 70 * 1024 * 1024));

        Assert.Equal(AttachedFile.Damaged, AttachedFile.Inspect(SmallFiles.Pdf(bomb), "a.pdf").Refusal);
    }
}
