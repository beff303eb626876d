using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LearnSafe.Tests.Features.Shared.Nhsuk;

/// <summary>The examples that the design system's package carries for each component, with the HTML its own templates make of them.</summary>
internal static class Fixtures
{
    private static readonly string Folder = Path.Combine(
        Repository.Root, "assets", "node_modules", "nhsuk-frontend", "dist", "nhsuk", "components");

    public static IEnumerable<Fixture> Of(string component)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, component, "fixtures.json")));
        return file.RootElement.GetProperty("fixtures").EnumerateArray().Select(fixture => new Fixture(
            fixture.GetProperty("name").GetString()!,
            fixture.TryGetProperty("context", out var context) ? context.Clone() : JsonDocument.Parse("{}").RootElement.Clone(),
            fixture.TryGetProperty("callBlock", out var block) ? block.GetString() : null,
            fixture.GetProperty("html").GetString()!)).ToList();
    }
}

/// <summary>One example.</summary>
internal sealed record Fixture(string Name, JsonElement Options, string? CallBlock, string Html)
{
    /// <summary>The options that the example sets, as <c>items[].hint.text</c>, with their values.</summary>
    public IEnumerable<(string Option, string Value)> OptionValues() =>
        Leaves(Options, "").Concat(CallBlock is null ? [] : [("callBlock", CallBlock)]).Distinct();

    /// <summary>What lies between the tags: the example's own block or markup as they are, its text encoded.</summary>
    public string Between() => CallBlock ?? Options.Between();

    private static IEnumerable<(string Option, string Value)> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Array when element.GetArrayLength() == 0 => [(path, "")],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(option => Leaves(option.Value, path.Length == 0 ? option.Name : $"{path}.{option.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Leaves(item, path + "[]")),
        _ => [(path, element.ToString())],
    };
}

/// <summary>HTML without what a browser does not see: indentation, the order of attributes and classes.</summary>
internal static class Normalised
{
    public static string Html(string html)
    {
        var document = new HtmlParser().ParseDocument("<body>" + html);
        var lines = new List<string>();
        foreach (var node in document.Body!.ChildNodes)
            Write(node, 0, lines);
        return string.Join('\n', lines);
    }

    private static void Write(INode node, int depth, List<string> lines)
    {
        var indent = new string(' ', depth * 2);
        if (node is IText text)
        {
            var words = string.Join(' ', text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (words.Length > 0)
                lines.Add(indent + words);
            return;
        }
        if (node is not IElement element)
            return;
        var attributes = element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
            .Select(attribute => attribute.Name == "class"
                ? $" class=\"{string.Join(' ', element.ClassList.Order(StringComparer.Ordinal))}\""
                : $" {attribute.Name}=\"{attribute.Value}\"");
        lines.Add($"{indent}<{element.LocalName}{string.Concat(attributes)}>");
        foreach (var child in element.ChildNodes)
            Write(child, depth + 1, lines);
    }
}
