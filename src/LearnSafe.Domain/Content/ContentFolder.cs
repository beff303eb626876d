using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LearnSafe.Domain.Content;

/// <summary>The JSON files about one subject of a content folder. Faults of all files gather in one list.</summary>
/// <param name="subject">The folder below the content folder: <c>lfpse</c>.</param>
internal sealed partial class ContentFolder(string folder, string subject)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public List<ContentFault> Faults { get; } = [];

    /// <summary>
    /// Reads every <c>{subject}/{kind}-v{version}.json</c>, by version. A file with a fault is noted and left out of the result,
    /// so that nothing builds on it.
    /// </summary>
    public Dictionary<int, T> Read<T>(string kind, Func<ContentPlace, int, T?> read)
        where T : class
    {
        Dictionary<int, T> found = [];
        foreach (var (version, path) in FilesOf(kind))
        {
            var before = Faults.Count;
            if (Parse(path) is not { } root) continue;
            if (root.Number("version", 1) != version) root.At("version").Fault($"The name of the file says version {version}.");
            foreach (var note in root.OptionalList("notes")) note.AsText();
            var content = read(root, version);
            if (content is not null && Faults.Count == before) found[version] = content;
        }

        return found;
    }

    public void Fault(string file, string reason) => Faults.Add(new(file, "", reason));

    /// <summary>
    /// The content that a file builds on. Null where there is none, which is a fault, and where it has faults itself: then nothing can be said
    /// of this file until those are mended.
    /// </summary>
    public T? Needs<T>(ContentPlace root, string kind, int version, Dictionary<int, T> found)
        where T : class
    {
        if (found.TryGetValue(version, out var content)) return content;
        if (!File.Exists(Path.Combine(folder, subject, FormattableString.Invariant($"{kind}-v{version}.json")))) root.Fault($"It needs {kind}-v{version}.json, which is not there.");
        return null;
    }

    private IEnumerable<(int Version, string Path)> FilesOf(string kind)
    {
        var files = Path.Combine(folder, subject);
        if (!Directory.Exists(files)) return [];
        return Directory.EnumerateFiles(files, $"{kind}-v*.json")
            .Select(path => (Match: VersionedName().Match(Path.GetFileName(path)), path))
            .Where(file => file.Match.Success)
            .Select(file => (int.Parse(file.Match.Groups["version"].Value, CultureInfo.InvariantCulture), file.path))
            .OrderBy(file => file.Item1);
    }

    private ContentPlace? Parse(string path)
    {
        var name = $"{subject}/{Path.GetFileName(path)}";
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new(document.RootElement.Clone(), name, "", Faults);
            Fault(name, "The file must hold one JSON object.");
        }
        catch (JsonException fault)
        {
            Fault(name, $"It is not JSON: {fault.Message}");
        }

        return null;
    }

    [GeneratedRegex(@"-v(?<version>[0-9]{1,4})\.json\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionedName();
}
