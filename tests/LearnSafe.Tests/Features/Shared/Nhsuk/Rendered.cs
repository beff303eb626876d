using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LearnSafe.Tests.Features.Shared.Nhsuk;

/// <summary>A tag as a page would write it: its options are set, its other attributes and what lies between go with it.</summary>
internal sealed record Rendered(TagHelper Tag, string Between = "", params (string Name, string? Value)[] Attributes)
{
    public async Task<string> HtmlAsync()
    {
        var attributes = new TagHelperAttributeList(Attributes.Where(attribute => attribute.Value is not null).Select(attribute => new TagHelperAttribute(attribute.Name, attribute.Value)));
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("test", attributes, (_, _) =>
            Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().AppendHtml(Between)));
        await Tag.ProcessAsync(context, output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}

/// <summary>Reads an example's options as our options.</summary>
internal static class Options
{
    public static JsonElement? At(this JsonElement element, string path)
    {
        JsonElement? at = element;
        foreach (var step in path.Split('.'))
            at = at is { ValueKind: JsonValueKind.Object } here && here.TryGetProperty(step, out var next) ? next : null;
        return at;
    }

    public static string? Text(this JsonElement element, string path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { ValueKind: JsonValueKind.Object } inner => inner.Text("text"),
        _ => null,
    };

    public static bool Is(this JsonElement element, string path, bool otherwise = false) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => otherwise,
    };

    public static int? Number(this JsonElement element, string path) =>
        int.TryParse(element.Text(path), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The list's entries; upstream's own gaps (null, false) are none.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String)
            : [];

    public static HtmlString? Html(this JsonElement element, string path) => element.Text(path) is { } html ? new HtmlString(html) : null;

    /// <summary>What lies between the tags: markup as it is, text encoded.</summary>
    public static string Between(this JsonElement element, string path = "") =>
        element.Text(path.Length == 0 ? "html" : path + ".html")
        ?? HtmlEncoder.Default.Encode(element.Text(path.Length == 0 ? "text" : path) ?? "");
}
