using System.Text.Json.Nodes;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

/// <summary>A copy of the shipped content in a folder of its own, to be broken in one place and loaded.</summary>
internal sealed class BrokenContent : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("learnsafe-content-").FullName;

    public BrokenContent()
    {
        Directory.CreateDirectory(Path.Combine(folder, "lfpse"));
        foreach (var file in Directory.GetFiles(Path.Combine(ShippedContent.Folder, "lfpse")))
        {
            File.Copy(file, Path.Combine(folder, "lfpse", Path.GetFileName(file)));
        }
    }

    public string PathOf(string file) => Path.Combine(folder, "lfpse", file);

    public void Break(string file, Action<JsonObject> mutate)
    {
        var json = JsonNode.Parse(File.ReadAllText(PathOf(file)))!.AsObject();
        mutate(json);
        File.WriteAllText(PathOf(file), json.ToJsonString());
    }

    /// <summary>The faults as a person reads them; fails where the content loads.</summary>
    public string[] Faults() => [.. Assert.Throws<ContentException>(() => LfpseContentLoader.Load(folder)).Faults.Select(fault => fault.ToString())];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
