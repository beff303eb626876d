using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>Elements, attributes and text as the design system's templates write them: what is not given is not there.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? classes, params ReadOnlySpan<IHtmlContent?> children)
    {
        var element = new TagBuilder(name);
        element.With("class", classes);
        if (name is "input" or "hr" or "img")
            element.TagRenderMode = TagRenderMode.SelfClosing;
        foreach (var child in children)
            element.Add(child);
        return element;
    }

    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            element.Attributes[attribute] = value;
        return element;
    }

    public static TagBuilder Flag(this TagBuilder element, string attribute, bool on)
    {
        if (on)
            element.Attributes[attribute] = "";
        return element;
    }

    /// <summary>Attributes that the page wrote on the tag and that no option claims.</summary>
    public static TagBuilder With(this TagBuilder element, IEnumerable<TagHelperAttribute> attributes)
    {
        foreach (var attribute in attributes)
            element.Attributes[attribute.Name] = Plain(attribute.Value);
        return element;
    }

    public static TagBuilder Add(this TagBuilder element, IHtmlContent? child)
    {
        if (child is not null)
            element.InnerHtml.AppendHtml(child);
        return element;
    }

    public static IHtmlContent? Text(string? text) => string.IsNullOrEmpty(text) ? null : new StringHtmlContent(text);

    public static IHtmlContent Together(params ReadOnlySpan<IHtmlContent?> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part is not null)
                all.AppendHtml(part);
        }
        return all;
    }

    public static TagBuilder Hidden(string text) => Element("span", "nhsuk-u-visually-hidden", Text(text));

    public static string Classes(params ReadOnlySpan<string?> classes)
    {
        var given = new List<string>();
        foreach (var name in classes)
        {
            if (!string.IsNullOrEmpty(name))
                given.Add(name);
        }
        return string.Join(' ', given);
    }

    /// <summary>What lies between the tags, or the text option where nothing does.</summary>
    public static async Task<IHtmlContent?> ContentAsync(TagHelperOutput output, string? text = null)
    {
        var content = await output.GetChildContentAsync();
        return content.IsEmptyOrWhiteSpace ? Text(text) : content;
    }

    /// <summary>Puts the markup where the tag stood.</summary>
    public static void Replace(this TagHelperOutput output, IHtmlContent? markup)
    {
        output.TagName = null;
        output.Attributes.Clear();
        if (markup is null)
            output.SuppressOutput();
        else
            output.Content.SetHtmlContent(markup);
    }

    // A value written in the page is encoded already; the element encodes once more.
    private static string Plain(object? value)
    {
        if (value is not IHtmlContent html)
            return Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        html.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
