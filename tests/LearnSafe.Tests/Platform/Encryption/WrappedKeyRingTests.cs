using System.Text;
using System.Text.Json.Nodes;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Tests.Platform.Encryption;

public class WrappedKeyRingTests
{
    private const string Passphrase = "four words né together";

    [Fact]
    public void Unwrap_WithThePassphrase_GivesTheRing()
    {
        using var folder = new TemporaryFolder();
        var ring = KeyRing.Open(folder.Path);
        var wrapped = WrappedKeyRing.Wrap(ring, Passphrase);

        // Typed where accents are kept apart from their letters.
        var (opened, fault) = WrappedKeyRing.Unwrap(wrapped, Passphrase.Normalize(NormalizationForm.FormD));

        Assert.Null(fault);
        Assert.Equal(ring.ToBytes(), opened!.ToBytes());
        Assert.DoesNotContain(Convert.ToBase64String(ring.HistoryKey)[..20], Encoding.UTF8.GetString(wrapped), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("four words ne together")]
    public void Unwrap_WithAnother_SaysSo(string passphrase)
    {
        using var folder = new TemporaryFolder();

        var (ring, fault) = WrappedKeyRing.Unwrap(WrappedKeyRing.Wrap(KeyRing.Open(folder.Path), Passphrase), passphrase);

        Assert.Null(ring);
        Assert.Equal("The passphrase does not open the keys in the backup.", fault);
    }

    [Theory]
    [InlineData("version", 2, "The keys in the backup are of version 2; this program reads version 1.")]
    [InlineData("iterations", 1, "The keys in the backup are damaged.")]
    [InlineData("iterations", int.MaxValue, "The keys in the backup are damaged.")]
    [InlineData("iterations", 600_001, "The passphrase does not open the keys in the backup.")]
    [InlineData("salt", "AAAA", "The keys in the backup are damaged.")]
    [InlineData("keys", null, "The keys in the backup are damaged.")]
    [InlineData("nonce", "not base64", "The keys in the backup are damaged.")]
    public void Unwrap_Altered_SaysSo(string field, object? value, string fault)
    {
        using var folder = new TemporaryFolder();
        var form = JsonNode.Parse(WrappedKeyRing.Wrap(KeyRing.Open(folder.Path), Passphrase))!;
        form[field] = value switch { int number => number, string text => text, _ => null };

        Assert.Equal((null, fault), WrappedKeyRing.Unwrap(Encoding.UTF8.GetBytes(form.ToJsonString()), Passphrase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    public void Unwrap_OtherText_SaysThatItIsDamaged(string text) =>
        Assert.Equal((null, "The keys in the backup are damaged."), WrappedKeyRing.Unwrap(Encoding.UTF8.GetBytes(text), Passphrase));

    [Fact]
    public void Wrap_WithoutPassphrase_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<ArgumentException>(() => WrappedKeyRing.Wrap(KeyRing.Open(folder.Path), " "));
    }
}
