using System.Text.RegularExpressions;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Responses.Templates;

/// <summary>Every template from <c>content/psirf/templates</c>, in every version.</summary>
public sealed partial class ResponseTemplates
{
    private const string Subject = "psirf/templates";

    private readonly Dictionary<(string Name, int Version), ResponseTemplate> all;

    private ResponseTemplates(IReadOnlyCollection<ResponseTemplate> templates)
    {
        all = templates.ToDictionary(template => (template.Name, template.Version));
        var newest = templates.GroupBy(template => template.Name).Select(versions => versions.MaxBy(template => template.Version)!).OrderBy(template => template.Title, StringComparer.Ordinal).ToList();
        Methods = [.. newest.Where(template => template.Kind == TemplateKind.Method)];
        Tools = [.. newest.Where(template => template.Kind == TemplateKind.Tool)];
    }

    /// <summary>The newest version of each method, by title.</summary>
    public IReadOnlyList<ResponseTemplate> Methods { get; }

    /// <summary>The newest version of each tool, by title.</summary>
    public IReadOnlyList<ResponseTemplate> Tools { get; }

    /// <summary>Every version of everything.</summary>
    public IReadOnlyCollection<ResponseTemplate> All => all.Values;

    /// <summary>The newest version; null where there is none of the name.</summary>
    public ResponseTemplate? Newest(string? name) => Methods.Concat(Tools).FirstOrDefault(template => template.Name == name);

    /// <summary>The version that something was begun with.</summary>
    /// <exception cref="KeyNotFoundException">Its file was taken away, though something uses it.</exception>
    public ResponseTemplate Of(string name, int version) =>
        all.TryGetValue((name, version), out var found) ? found : throw new KeyNotFoundException($"The template {name}-v{version}.json is used and is not in content/{Subject}.");

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static ResponseTemplates Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, Subject);
        var path = Path.Combine(contentFolder, "psirf", "templates");
        List<string> names = [];
        foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path) : Array.Empty<string>())
        {
            if (FileName().Match(Path.GetFileName(file)) is { Success: true } match) names.Add(match.Groups["name"].Value);
            else folder.Fault($"{Subject}/{Path.GetFileName(file)}", "The name of a template's file is name-v1.json, in small letters.");
        }

        var found = names.Distinct(StringComparer.Ordinal).SelectMany(name => folder.Read(name, (root, version) => ResponseTemplateReader.Read(root, name, version)).Values).ToList();
        if (names.Count == 0) folder.Fault($"{Subject}/", "There is no template.");
        return folder.Faults.Count == 0 ? new ResponseTemplates(found) : throw new ContentException(folder.Faults);
    }

    [GeneratedRegex(@"\A(?<name>[a-z]+(-[a-z]+)*)-v[0-9]{1,4}\.json\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
