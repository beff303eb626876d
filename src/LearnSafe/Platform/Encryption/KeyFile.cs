namespace LearnSafe.Platform.Encryption;

/// <summary>
/// <c>keys.json</c> in the keys folder, readable by its owner only. It appears whole or not at all: written beside, flushed,
/// then given its name without overwriting, so that of two processes starting together one wins and the other reads its keys.
/// </summary>
internal static class KeyFile
{
    public const string Name = "keys.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static KeyRing ReadOrCreate(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            Write(folder, KeyRing.Create(), overwrite: false);
        // Read back even when just written: another process may have been first.
        return KeyRingText.Parse(File.ReadAllBytes(path), $"The key file {path}");
    }

    public static bool Write(string folder, KeyRing ring, bool overwrite)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var path = Path.Combine(folder, Name);
        var beside = Path.Combine(folder, $".{Name}.{Guid.NewGuid():N}");
        try
        {
            WriteThrough(beside, KeyRingText.Write(ring));
            // Without overwriting this is a hard link, which the file system refuses where the name is taken.
            File.Move(beside, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(beside);
        }

        // Flushing the file under its new name makes the journal keep the name as well.
        using var named = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        named.Flush(flushToDisk: true);
        return true;
    }

    private static void WriteThrough(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
