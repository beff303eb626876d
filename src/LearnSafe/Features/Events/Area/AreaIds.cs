using System.Security.Cryptography;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Features.Events.Area;

/// <summary>
/// What a record is called in addresses outside its organisation. Its own id tells the millisecond in which it was begun; this one is the
/// same id as one block of AES under a key of the installation, so it tells nothing and needs no table to be read back.
/// </summary>
public sealed class AreaIds(KeyRing keys)
{
    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.HistoryKey, 32, info: "learnsafe area ids"u8.ToArray());

    public Guid Outside(Guid id) => Block(id, encrypt: true);

    public Guid Inside(Guid id) => Block(id, encrypt: false);

    private Guid Block(Guid id, bool encrypt)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var block = id.ToByteArray();
        return new Guid(encrypt ? aes.EncryptEcb(block, PaddingMode.None) : aes.DecryptEcb(block, PaddingMode.None));
    }
}
