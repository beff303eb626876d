using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LearnSafe.Platform.Encryption;

/// <summary>
/// A key ring encrypted under a passphrase, the only form in which keys enter a backup: PBKDF2 with SHA-256 makes a key of the
/// passphrase, AES-256-GCM encrypts the ring under it. The numbers that were used travel along and are bound in.
/// </summary>
public static class WrappedKeyRing
{
    /// <summary>What OWASP's password storage guidance asks for PBKDF2 with SHA-256.</summary>
    public const int Iterations = 600_000;

    // More would let a made-up backup keep the processor busy for minutes.
    private const int MostIterations = 10_000_000;
    private const int Version = 1;
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The ring as JSON text that only the passphrase opens.</summary>
    /// <exception cref="ArgumentException">The passphrase is empty.</exception>
    public static byte[] Wrap(KeyRing ring, string passphrase)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(passphrase);
        var text = KeyRingText.Write(ring);
        var form = new Form(Version, Iterations, RandomNumberGenerator.GetBytes(SaltLength), RandomNumberGenerator.GetBytes(NonceLength), new byte[text.Length + TagLength]);
        using var cipher = new AesGcm(KeyOf(passphrase, form), TagLength);
        cipher.Encrypt(form.Nonce, text, form.Keys.AsSpan(0, text.Length), form.Keys.AsSpan(text.Length), Bound(form));
        return JsonSerializer.SerializeToUtf8Bytes(form, Layout);
    }

    /// <summary>Opens what <see cref="Wrap"/> made: either the ring, or the sentence that says why not.</summary>
    public static (KeyRing? Ring, string? Fault) Unwrap(ReadOnlySpan<byte> wrapped, string passphrase)
    {
        Form? form;
        try
        {
            form = JsonSerializer.Deserialize<Form>(wrapped, Layout);
        }
        catch (JsonException)
        {
            return (null, "The keys in the backup are damaged.");
        }

        if (form is not null && form.Version != Version)
            return (null, $"The keys in the backup are of version {form.Version}; this program reads version {Version}.");
        if (form is not { Iterations: >= Iterations and <= MostIterations, Salt.Length: SaltLength, Nonce.Length: NonceLength, Keys.Length: > TagLength })
            return (null, "The keys in the backup are damaged.");

        var text = new byte[form.Keys.Length - TagLength];
        using var cipher = new AesGcm(KeyOf(passphrase, form), TagLength);
        try
        {
            cipher.Decrypt(form.Nonce, form.Keys.AsSpan(0, text.Length), form.Keys.AsSpan(text.Length), text, Bound(form));
        }
        catch (AuthenticationTagMismatchException)
        {
            return (null, "The passphrase does not open the keys in the backup.");
        }

        var (ring, fault) = KeyRingText.Read(text);
        return (ring, fault is null ? null : $"The key file in the backup {fault}.");
    }

    private static byte[] KeyOf(string passphrase, Form form) =>
        // The same letters typed on another system may be composed differently.
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), form.Salt, form.Iterations, HashAlgorithmName.SHA256, KeyRing.KeyLength);

    private static byte[] Bound(Form form) => Encoding.UTF8.GetBytes($"LearnSafe wrapped keys {form.Version} {form.Iterations}");

    private sealed record Form(int Version, int Iterations, byte[] Salt, byte[] Nonce, byte[] Keys);
}
