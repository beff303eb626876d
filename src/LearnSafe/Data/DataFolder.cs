namespace LearnSafe.Data;

/// <summary>Where this installation keeps what it must not lose: the embedded database, the keys, the list of erasures.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "learnsafe.db");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Where mail is written while no server for it is set.</summary>
    public string Mail => System.IO.Path.Combine(Path, "mail");

    public string Erasures => System.IO.Path.Combine(Path, "erasures.jsonl");
}
