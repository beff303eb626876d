using System.Diagnostics;

namespace LearnSafe.Platform.Encryption;

/// <summary>
/// <c>keys.json</c> in the keys folder, readable by its owner only. It appears whole or not at all: written beside, flushed,
/// then given its name. Of two processes that start together one makes it, and the other waits and reads it.
/// </summary>
internal static class KeyFile
{
    public const string Name = "keys.json";

    private const string LockName = ".keys.lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static KeyRing ReadOrCreate(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            CreateFolder(folder);
            using var turn = WaitForTurn(folder);
            if (!File.Exists(path))
                Write(folder, KeyRing.Create(), overwrite: false);
        }

        return KeyRingText.Parse(File.ReadAllBytes(path), $"The key file {path}");
    }

    public static bool Write(string folder, KeyRing ring, bool overwrite)
    {
        CreateFolder(folder);
        var path = Path.Combine(folder, Name);
        var beside = Path.Combine(folder, $".{Name}.{Guid.NewGuid():N}");
        try
        {
            WriteThrough(beside, KeyRingText.Write(ring));
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

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    // A move that may not overwrite looks first and moves then: two at once would both move. The lock ends with its process.
    private static FileStream WaitForTurn(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        var path = Path.Combine(folder, LockName);
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (File.Exists(path) && Stopwatch.GetElapsedTime(began) < Patience)
            {
                Thread.Sleep(10);
            }
        }
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
