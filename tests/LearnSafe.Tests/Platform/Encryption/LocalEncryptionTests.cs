using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Tests.Platform.Encryption;

public class LocalEncryptionTests
{
    private const string Purpose = "patient number of record 7";

    [Theory]
    [InlineData("")]
    [InlineData("EMIS 12345")]
    [InlineData("Zoë Ó Briain 😀")]
    public void DecryptText_WhatWasEncrypted_IsTheSame(string text)
    {
        using var folder = new TemporaryFolder();
        var encryption = new LocalEncryption(KeyRing.Open(folder.Path));

        Assert.Equal(text, encryption.DecryptText(Purpose, encryption.Encrypt(Purpose, text)));
    }

    [Fact]
    public void Encrypt_SameTextTwice_NeverLooksTheSame()
    {
        using var folder = new TemporaryFolder();
        var encryption = new LocalEncryption(KeyRing.Open(folder.Path));
        var content = new byte[] { 1, 2, 3, 0, 255 };

        var encrypted = Enumerable.Range(0, 100).Select(_ => encryption.Encrypt(Purpose, content)).ToList();

        Assert.Equal(100, encrypted.Distinct().Count());
        Assert.All(encrypted, text => Assert.Equal(content, encryption.Decrypt(Purpose, text)));
    }

    [Fact]
    public void Decrypt_ForAnotherPurposeOrByAnotherInstallation_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        var encryption = new LocalEncryption(KeyRing.Open(folder.Path));
        var encrypted = encryption.Encrypt(Purpose, "EMIS 12345");

        Assert.ThrowsAny<CryptographicException>(() => encryption.Decrypt("patient number of record 8", encrypted));
        var thrown = Assert.ThrowsAny<CryptographicException>(() => new LocalEncryption(KeyRing.Open(elsewhere.Path)).Decrypt(Purpose, encrypted));
        Assert.Contains("is not among this installation's keys", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decrypt_AnyCharacterChangedOrCutOff_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var encryption = new LocalEncryption(KeyRing.Open(folder.Path));
        // Eleven bytes: 12 + 11 + 16 is a multiple of three, so that no bit of the last character is unused.
        var encrypted = encryption.Encrypt(Purpose, "EMIS 123456");

        for (var index = 0; index < encrypted.Length; index++)
        {
            var changed = encrypted[..index] + (encrypted[index] == 'A' ? 'B' : 'A') + encrypted[(index + 1)..];
            Assert.ThrowsAny<CryptographicException>(() => encryption.Decrypt(Purpose, changed));
            Assert.ThrowsAny<CryptographicException>(() => encryption.Decrypt(Purpose, encrypted[..index]));
        }
    }

    [Fact]
    public void Decrypt_AfterANewerKeyWasAdded_StillReadsTheOld()
    {
        using var folder = new TemporaryFolder();
        var before = KeyRing.Open(folder.Path);
        var old = new LocalEncryption(before).Encrypt(Purpose, "EMIS 12345");
        var file = JsonNode.Parse(File.ReadAllText(folder.KeyFile))!;
        file["content"]!.AsArray().Add(new JsonObject { ["id"] = "newer", ["key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) });
        File.WriteAllText(folder.KeyFile, file.ToJsonString());

        var after = KeyRing.Open(folder.Path);
        var encryption = new LocalEncryption(after);

        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.Equal("EMIS 12345", encryption.DecryptText(Purpose, old));
        Assert.StartsWith("v1.newer.", encryption.Encrypt(Purpose, "EMIS 12345"), StringComparison.Ordinal);
    }
}
