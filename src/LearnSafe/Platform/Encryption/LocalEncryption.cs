using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LearnSafe.Platform.Encryption;

/// <summary>
/// Encrypts content that identifies a person before it reaches the database: AES-256-GCM under the newest content key, a fresh
/// nonce each time. The purpose is bound in, so that text encrypted for one column or record cannot be moved to another unnoticed:
/// use one that names both, "patient number 0197…".
/// </summary>
/// <remarks>Written as <c>v1.key.data</c>, where data is base64url of nonce, ciphertext and tag.</remarks>
public sealed class LocalEncryption(KeyRing ring)
{
    private const string Version = "v1";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public string Encrypt(string purpose, string text) => Encrypt(purpose, Encoding.UTF8.GetBytes(text));

    public string Encrypt(string purpose, byte[] content)
    {
        var id = ring.NewestContentKey;
        var sealedContent = new byte[NonceLength + content.Length + TagLength];
        var nonce = sealedContent.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(ring.ContentKey(id)!, TagLength);
        cipher.Encrypt(nonce, content, sealedContent.AsSpan(NonceLength, content.Length), sealedContent.AsSpan(NonceLength + content.Length), Bound(id, purpose));
        return $"{Version}.{id}.{Base64Url.EncodeToString(sealedContent)}";
    }

    /// <summary>The text that was encrypted for the purpose.</summary>
    /// <exception cref="CryptographicException">Not made by <see cref="Encrypt(string, string)"/> for this purpose, altered since, or its key is not in the ring.</exception>
    public string DecryptText(string purpose, string encrypted) => Encoding.UTF8.GetString(Decrypt(purpose, encrypted));

    /// <inheritdoc cref="DecryptText"/>
    public byte[] Decrypt(string purpose, string encrypted)
    {
        var parts = encrypted.Split('.');
        if (parts.Length != 3 || parts[0] != Version || !Base64Url.IsValid(parts[2]))
            throw new CryptographicException("The stored text is not in the form in which content is encrypted.");
        var key = ring.ContentKey(parts[1]) ?? throw new CryptographicException($"The content key {parts[1]} is not among this installation's keys.");
        var sealedContent = Base64Url.DecodeFromChars(parts[2]);
        if (sealedContent.Length < NonceLength + TagLength)
            throw new CryptographicException("The stored text is cut short.");

        var content = new byte[sealedContent.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(sealedContent.AsSpan(0, NonceLength), sealedContent.AsSpan(NonceLength, content.Length), sealedContent.AsSpan(NonceLength + content.Length), content, Bound(parts[1], purpose));
        return content;
    }

    private static byte[] Bound(string keyId, string purpose) => Encoding.UTF8.GetBytes($"LearnSafe {Version} {keyId} {purpose}");
}
