using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearnSafe.Data.Engines;

namespace LearnSafe.Platform.Encryption;

/// <summary>
/// The installation's keys, in a file beside the database and not in it: one for the history's chain, and those that encrypt what is
/// kept apart from the record. The newest content key encrypts; older ones still read.
/// </summary>
public sealed class KeyRing
{
    private readonly KeyFile keys;

    private KeyRing(KeyFile keys) => this.keys = keys;

    /// <summary>32 bytes: makes the links of the history.</summary>
    public byte[] HistoryKey => keys.History;

    /// <summary>Names the ring without giving it away; a process with other keys refuses to start.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(keys.History, "learnsafe key ring"u8))[..16];

    /// <summary>The id of the key that encrypts now.</summary>
    public string NewestContentKey => keys.Content[^1].Id;

    /// <summary>Null where this ring has no such key.</summary>
    public byte[]? ContentKey(string id) => keys.Content.Find(key => key.Id == id)?.Key;

    /// <summary>Reads the ring in a folder; makes one where there is none. Two processes that start together end up with the same.</summary>
    /// <exception cref="SettingsException">The file is damaged.</exception>
    public static KeyRing Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = PathIn(folder);
        if (!File.Exists(path)) Create(folder, path, New());
        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>The ring as it stands in its file: for a backup, under a passphrase only.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(keys, JsonSerializerOptions.Web);

    /// <summary>Puts a ring that came out of a backup in the place of whatever is in the folder.</summary>
    /// <exception cref="SettingsException">It is not a ring.</exception>
    public static KeyRing Replace(string folder, byte[] ring)
    {
        var parsed = Parse(ring, "the backup's key ring");
        Directory.CreateDirectory(folder);
        File.Delete(PathIn(folder));
        Create(folder, PathIn(folder), parsed.keys);
        return parsed;
    }

    private static string PathIn(string folder) => Path.Combine(folder, "keys.json");

    private static KeyFile New() => new(RandomNumberGenerator.GetBytes(32), [new ContentKeyEntry("1", RandomNumberGenerator.GetBytes(32))]);

    /// <summary>Written whole under another name, then moved without overwriting: whoever is second keeps the first's.</summary>
    private static void Create(string folder, string path, KeyFile file)
    {
        var temporary = Path.Combine(folder, $"keys-{Guid.NewGuid():n}.new");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, file, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }

    private static KeyRing Parse(byte[] json, string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(Encoding.UTF8.GetString(json), JsonSerializerOptions.Web);
            if (file is { History.Length: 32, Content.Count: > 0 } && file.Content.TrueForAll(key => key.Key.Length == 32)) return new KeyRing(file);
        }
        catch (JsonException)
        {
            // Said below, in the same words as a file that lacks a key.
        }

        throw new SettingsException($"The key file {path} is damaged. Put a good copy in its place, or restore a backup that holds the keys.");
    }

    private sealed record KeyFile(byte[] History, List<ContentKeyEntry> Content);

    private sealed record ContentKeyEntry(string Id, byte[] Key);
}
