using System.Security.Cryptography;
using LearnSafe.Data.Engines;
using LearnSafe.Features.History;

namespace LearnSafe.Platform.Encryption;

/// <summary>
/// The installation's keys, in a file beside the database and not in it: one for the history's chain, and those that encrypt what is
/// kept apart from the record. The newest content key encrypts; older ones still read.
/// </summary>
public sealed class KeyRing
{
    /// <summary>Length of every key: 256 bits.</summary>
    public const int KeyLength = 32;

    internal KeyRing(byte[] historyKey, IReadOnlyList<ContentKey> contentKeys)
    {
        HistoryKey = historyKey;
        ContentKeys = contentKeys;
    }

    /// <summary>32 bytes: makes the links of the history. It never changes, as the chain could not be verified any more.</summary>
    public byte[] HistoryKey { get; }

    /// <summary>Names the ring without giving it away, and stays when content keys are added; a process with other keys refuses to start.</summary>
    public string Fingerprint => new HistoryChain(HistoryKey).Fingerprint;

    /// <summary>The id of the key that encrypts now.</summary>
    public string NewestContentKey => ContentKeys[^1].Id;

    internal IReadOnlyList<ContentKey> ContentKeys { get; }

    /// <summary>Null where this ring has no such key.</summary>
    public byte[]? ContentKey(string id) => ContentKeys.FirstOrDefault(key => string.Equals(key.Id, id, StringComparison.Ordinal))?.Key;

    /// <summary>Reads the ring in a folder; makes one where there is none. Two processes that start together end up with the same.</summary>
    /// <exception cref="SettingsException">The file is damaged; it is left as it is.</exception>
    public static KeyRing Open(string folder) => KeyFile.ReadOrCreate(folder);

    /// <summary>The ring as it stands in its file. For a backup use <see cref="WrappedKeyRing.Wrap"/>.</summary>
    public byte[] ToBytes() => KeyRingText.Write(this);

    /// <summary>Puts a ring that came out of a backup in the place of whatever is in the folder, in one step.</summary>
    /// <exception cref="SettingsException">It is not a ring; the folder is left as it is.</exception>
    public static KeyRing Replace(string folder, byte[] ring)
    {
        var parsed = KeyRingText.Parse(ring, "The backup's key ring");
        KeyFile.Write(folder, parsed, overwrite: true);
        return parsed;
    }

    internal static KeyRing Create() => new(
        RandomNumberGenerator.GetBytes(KeyLength), [new ContentKey(RandomNumberGenerator.GetHexString(8, lowercase: true), RandomNumberGenerator.GetBytes(KeyLength))]);
}

/// <summary>A key that encrypts content, and the id that what it encrypted carries.</summary>
internal sealed record ContentKey(string Id, byte[] Key);
