using LearnSafe.Data.Engines;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Tests.Platform.Encryption;

public class KeyRingTests
{
    [Fact]
    public void Open_EmptyFolder_MakesKeysThatOnlyTheOwnerReads()
    {
        using var folder = new TemporaryFolder();

        var ring = KeyRing.Open(folder.Path);

        Assert.Equal(KeyRing.KeyLength, ring.HistoryKey.Length);
        Assert.Equal(KeyRing.KeyLength, ring.ContentKey(ring.NewestContentKey)?.Length);
        Assert.Equal([folder.KeyFile], Directory.GetFiles(folder.Path, "keys*"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.KeyFile));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
        }
    }

    [Fact]
    public void Open_Again_GivesTheSameKeysAndFingerprint()
    {
        using var folder = new TemporaryFolder();
        var first = KeyRing.Open(folder.Path);

        var second = KeyRing.Open(folder.Path);

        Assert.Equal(first.ToBytes(), second.ToBytes());
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.DoesNotContain(Convert.ToHexStringLower(first.HistoryKey)[..16], first.Fingerprint, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnotherFolder_HasOtherKeysAndFingerprint()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();

        Assert.NotEqual(KeyRing.Open(one.Path).Fingerprint, KeyRing.Open(other.Path).Fingerprint);
    }

    [Fact]
    public void Open_ManyAtOnce_AllEndUpWithTheSameKeys()
    {
        for (var round = 0; round < 200; round++)
        {
            using var folder = new TemporaryFolder();
            var rings = new string[8];
            var threads = Enumerable.Range(0, rings.Length).Select(index => new Thread(() => rings[index] = Convert.ToHexString(KeyRing.Open(folder.Path).ToBytes()))).ToList();

            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.Single(rings.Distinct());
            Assert.Equal([".keys.lock", "keys.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("", "is not readable JSON")]
    [InlineData("{\"version\":1,\"history\":\"AAAA", "is not readable JSON")]
    [InlineData("null", "is not of version 1")]
    [InlineData("{\"version\":2}", "is not of version 1")]
    [InlineData("{\"version\":1,\"history\":\"AAAA\"}", "has no history key of 32 bytes")]
    [InlineData("{\"version\":1,\"history\":\"HISTORY\",\"content\":[]}", "has no content key")]
    [InlineData("{\"version\":1,\"history\":\"HISTORY\",\"content\":[null]}", "has no content key")]
    [InlineData("{\"version\":1,\"history\":\"HISTORY\",\"content\":[{\"id\":\"a.b\",\"key\":\"HISTORY\"}]}", "one without a plain id")]
    [InlineData("{\"version\":1,\"history\":\"HISTORY\",\"content\":[{\"id\":\"a\",\"key\":\"HISTORY\"},{\"id\":\"a\",\"key\":\"HISTORY\"}]}", "two content keys with the same id")]
    public void Open_DamagedFile_SaysWhatAndLeavesIt(string text, string fault)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        var content = text.Replace("HISTORY", Convert.ToBase64String(new byte[32]), StringComparison.Ordinal);
        File.WriteAllText(folder.KeyFile, content);

        var thrown = Assert.Throws<SettingsException>(() => KeyRing.Open(folder.Path));

        Assert.StartsWith($"The key file {folder.KeyFile} ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(fault, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(folder.KeyFile));
    }

    [Fact]
    public void Replace_RingFromElsewhere_TakesThePlaceOfTheOldOne()
    {
        using var old = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        KeyRing.Open(old.Path);
        var ring = KeyRing.Open(elsewhere.Path);

        KeyRing.Replace(old.Path, ring.ToBytes());

        Assert.Equal(ring.ToBytes(), KeyRing.Open(old.Path).ToBytes());
        Assert.Single(Directory.GetFiles(old.Path, "keys*"));
    }

    [Fact]
    public void Replace_NotARing_LeavesTheOldOne()
    {
        using var folder = new TemporaryFolder();
        var ring = KeyRing.Open(folder.Path);

        Assert.Throws<SettingsException>(() => KeyRing.Replace(folder.Path, "{}"u8.ToArray()));

        Assert.Equal(ring.ToBytes(), KeyRing.Open(folder.Path).ToBytes());
    }
}
