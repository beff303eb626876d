using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Tests.Candour;

/// <summary>A published file of the duty of candour with one thing wrong in it.</summary>
internal static class WrongFile
{
    public static IReadOnlyList<ContentFault> Faults(string name, string found, string replaced, Action<string> load)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-candour-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "candour"));
        var published = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "candour", name));
        Assert.Contains(found, published, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "candour", name), published.Replace(found, replaced, StringComparison.Ordinal));
        var faults = Assert.Throws<ContentException>(() => load(folder)).Faults;
        Directory.Delete(folder, recursive: true);
        return [.. faults];
    }
}
