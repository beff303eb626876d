namespace LearnSafe.Tests.Platform.Encryption;

/// <summary>A folder of its own, gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"learnsafe-keys-{Guid.NewGuid():n}");

    public string KeyFile => System.IO.Path.Combine(Path, "keys.json");

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
