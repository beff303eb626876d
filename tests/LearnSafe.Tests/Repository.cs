namespace LearnSafe.Tests;

/// <summary>Where the source tree lies that these tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "LearnSafe.slnx")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("No LearnSafe.slnx above the tests"));
}
