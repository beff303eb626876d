using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Organisations.Import;
using LearnSafe.Platform.Web;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Organisations.Import;

/// <summary>Files that are none, and files that try to be too much.</summary>
public sealed class OrganisationFileTests
{
    private const string Header = "code,name,kind\n";

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "empty", [], "empty" },
        { "only a mark", [0xEF, 0xBB, 0xBF], "empty" },
        { "no header", "P87657,A surgery"u8.ToArray(), "does not name a column" },
        { "code alone", "code\nP87657"u8.ToArray(), "names no column but" },
        { "the same twice", "code,name,display\nP87657,a,b"u8.ToArray(), "Two columns" },
        { "Windows-1252", [.. "code,name,kind\nQZ8,Caf"u8, 0xE9, .. ",ICB"u8], "CSV UTF-8" },
        { "NUL", "code,name,kind\nQZ8,Bo\0ard,ICB"u8.ToArray(), "NUL" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "UTF-8" },
        { "5 MB name", Encoding.UTF8.GetBytes(Header + "QZ8," + new string('x', 5_000_000) + ",ICB"), "longer than" },
        { "5 MB without a line end", Encoding.UTF8.GetBytes(new string('x', 5_000_000)), "longer than" },
        { "good, then broken", [.. Encoding.UTF8.GetBytes(Header + "QZ8,Board,ICB\nQZ7,"), 0xFF, 0xFE], "UTF-8" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task Import_OfWhatIsNoSuchFile_WritesNothingAndSaysWhy(string what, byte[] file, string words)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);

        var fault = await Assert.ThrowsAsync<CsvFileException>(() => installation.ImportAsync(file));

        Assert.True(fault.Message.Contains(words, StringComparison.Ordinal), $"{what}: {fault.Message}");
        Assert.Equal(0, await installation.OrganisationsAsync());
    }

    [Fact]
    public async Task Import_OfTheDataServicesOwnFile_ReadsItsFirstLineToo()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        const string practice = "\"{0}\",\"{1}\",\"Y54\",\"QZ8\",\"1 HIGH STREET\",\"\",\"\",\"LARKMERE\",\"\",\"LM1 1AA\",\"19740401\",\"{2}\",\"A\",\"B\",\"QZ8\",\"20230401\",\"\",\"01234 567890\",\"\",\"\",\"\",\"0\",\"\",\"QZ8\",\"\",\"4\",\"\"\r\n";
        var file = string.Format(CultureInfo.InvariantCulture, practice, "P87657", "THE HAREBELL SURGERY", "") + string.Format(CultureInfo.InvariantCulture, practice, "P87658", "THE SEDGE SURGERY", "20240331");
        var report = await installation.ImportAsync(file, new ImportOptions { Kind = OrganisationKind.Provider, CareSetting = CareSetting.GeneralPractice });
        Assert.Equal((2, 2, 0), (report.Lines, report.Added, report.Refused));
        var known = await installation.QueryAsync(context => context.Organisations.OrderBy(organisation => organisation.Code).Select(organisation => new { organisation.Name, organisation.Postcode, organisation.OpenedOn, organisation.ClosedOn }).ToListAsync());
        Assert.Equal(new { Name = "THE HAREBELL SURGERY", Postcode = (string?)"LM1 1AA", OpenedOn = (DateOnly?)new DateOnly(1974, 4, 1), ClosedOn = (DateOnly?)null }, known[0]);
        Assert.Equal(new DateOnly(2024, 3, 31), known[1].ClosedOn);
    }

    [Fact]
    public async Task Import_OfAHeaderAlone_ChangesNothing()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        Assert.True((await installation.ImportAsync(Header)).ChangesNothing);
    }

    [Fact]
    public async Task Import_WithMarkAndWindowsLineEndsOrUtf16_ReadsTheSame()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        Assert.Equal(1, (await installation.ImportAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Code\tName\tKind\r\nQZ8\tBoard é\tICB\r\n")])).Added);
        Assert.Equal(1, (await installation.ImportAsync([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("code,name,kind\nQZ7,Board é,ICB\n")])).Added);
        Assert.True((await installation.ImportAsync("code,name\nQZ8,Board é\nQZ7,Board é")).ChangesNothing);
    }

    [Fact]
    public void Read_OfAMillionLines_StopsAtTheMostWithoutHoldingThem()
    {
        using var file = new EndlessFile(1_000_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var taken = 0;

        var fault = Assert.Throws<CsvFileException>(() => OrganisationFile.Read(file, _ => taken++, _ => { }, null, CancellationToken.None));

        Assert.Contains("250,000", fault.Message, StringComparison.Ordinal);
        Assert.Equal(OrganisationFile.MostLines, taken);
        Assert.True(file.Position < 20_000_000, $"Read on to {file.Position}.");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8_000_000);
    }

    /// <summary>Whatever lies in the cells comes back as it was, spaces aside; nothing makes the reader fail in another way than its own.</summary>
    [Fact]
    public void Read_OfAnyCells_GivesThemBackOrRefusesTheLine() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), cells =>
    {
        string[] names = [.. cells.Where(cell => cell is not null).Select(cell => cell.Replace("\0", "", StringComparison.Ordinal).Replace("\r", " ", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)).Where(cell => cell.All(character => !char.IsSurrogate(character)))];
        var text = Header + string.Concat(names.Select(name => $"QZ8,\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",ICB\n"));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        List<string?> read = [];
        var lines = OrganisationFile.Read(file, row => read.Add(row.Name), refused => read.Add(null), null, CancellationToken.None);
        return lines == names.Length && names.Zip(read).All(pair => pair.Second is null || pair.Second == string.Join(' ', pair.First.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }));

    [Fact]
    public void Read_OfAnyBytes_EndsInRowsOrInASentence() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        using var file = new MemoryStream([.. Encoding.UTF8.GetBytes(Header), .. bytes]);
        try
        {
            return OrganisationFile.Read(file, _ => { }, _ => { }, null, CancellationToken.None) >= 0;
        }
        catch (CsvFileException)
        {
            return true;
        }
    }));

    /// <summary>Lines that are made as they are read.</summary>
    private sealed class EndlessFile(int lines) : Stream
    {
        private byte[] rest = "code,name,kind\n"u8.ToArray();
        private int made;
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (rest.Length == 0 && made < lines) rest = Encoding.UTF8.GetBytes($"A{made++ % 100_000:00000},Surgery {made},provider\n");
            var taken = Math.Min(count, rest.Length);
            rest.AsSpan(0, taken).CopyTo(buffer.AsSpan(offset));
            rest = rest[taken..];
            position += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
