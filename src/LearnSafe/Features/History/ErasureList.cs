using System.Text.Json;

namespace LearnSafe.Features.History;

/// <summary>The erasures of this installation in a file beside the database, one JSON object a line: it outlives the database that a restore replaces.</summary>
internal static class ErasureList
{
    public static async Task AppendAsync(string path, IEnumerable<Erasure> erasures)
    {
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 4096, FileOptions.Asynchronous);
        foreach (var erasure in erasures)
        {
            // In front as well: a line that was half written before must not swallow this one.
            file.WriteByte((byte)'\n');
            await JsonSerializer.SerializeAsync(file, erasure, JsonSerializerOptions.Web);
            file.WriteByte((byte)'\n');
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>A last line that was half written when the power went is passed over: its erasure never reached the database either.</summary>
    public static async Task<IReadOnlyList<Erasure>> ReadAsync(string path)
    {
        if (!File.Exists(path)) return [];
        var erasures = new List<Erasure>();
        foreach (var line in await File.ReadAllLinesAsync(path))
        {
            try
            {
                if (line.Length > 0) erasures.Add(JsonSerializer.Deserialize<Erasure>(line, JsonSerializerOptions.Web)!);
            }
            catch (JsonException)
            {
                continue;
            }
        }

        return erasures;
    }
}
