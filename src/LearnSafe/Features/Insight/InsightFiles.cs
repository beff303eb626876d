using LearnSafe.Data;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight;

/// <summary>The snapshot's file in the data folder: only to start faster with, so one that is not right is made anew and not mended.</summary>
internal static class InsightFiles
{
    public static string PathIn(DataFolder folder) => Path.Combine(folder.Path, "insight.snapshot");

    /// <exception cref="InsightException">Why it is refused.</exception>
    public static InsightSnapshot Read(InsightSchema schema, string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);
        return InsightFile.Read(schema, file);
    }

    /// <summary>The file that is there stays whole until the new one is: processes that share the folder never see half of one.</summary>
    public static void Write(InsightSnapshot snapshot, string path)
    {
        var part = $"{path}.{Guid.NewGuid():n}.part";
        try
        {
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
            {
                InsightFile.Write(snapshot, file);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
