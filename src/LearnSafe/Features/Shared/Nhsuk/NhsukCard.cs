using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>The heading inside a card.</summary>
internal static class CardHeading
{
    public static TagBuilder? Element(string? text, int level, string? size, string? href, string? hidden)
    {
        if (text is null)
            return null;
        var content = hidden is not null
            ? Markup.Element("span", null, Hidden($"{hidden}: "), Text(text)).With("role", "text")
            : href is null ? Text(text) : Markup.Element("a", "nhsuk-card__link", Text(text)).With("href", href);
        return Markup.Element($"h{level}", Classes("nhsuk-card__heading", size is null ? null : $"nhsuk-heading-{size}"), content);
    }
}

/// <summary>A box about one thing; a link to it where it has an <c>href</c>.</summary>
[HtmlTargetElement("nhsuk-card")]
public sealed class NhsukCard : TagHelper
{
    public string? Heading { get; set; }

    public int Level { get; set; } = 2;

    public string? HeadingSize { get; set; }

    public string? Href { get; set; }

    public bool Clickable { get; set; }

    /// <summary><c>feature</c>, <c>secondary</c> or <c>warning</c>.</summary>
    public string? Variant { get; set; }

    /// <summary>One paragraph, where nothing lies between the tags.</summary>
    public string? Description { get; set; }

    /// <summary>Links beside the heading.</summary>
    public IReadOnlyList<SummaryAction> Actions { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = Description is null ? await ContentAsync(output) : Element("p", "nhsuk-card__description", Text(Description));
        var heading = CardHeading.Element(Heading, Level, HeadingSize, Variant == "feature" ? null : Href, null);
        var top = Actions.Count == 0 ? null : Element("div", "nhsuk-card__heading-container", heading, ActionsElement());
        output.Replace(Element(
            "div", Classes("nhsuk-card", Clickable ? "nhsuk-card--clickable" : null, Variant is null ? null : $"nhsuk-card--{Variant}"),
            top, Element("div", "nhsuk-card__content", top is null ? heading : null, content)).With(output.Attributes));
    }

    private TagBuilder ActionsElement()
    {
        if (Actions.Count == 1)
            return Element("div", "nhsuk-card__actions", Actions[0].Link(Heading));
        var list = Element("ul", "nhsuk-card__actions");
        foreach (var action in Actions)
            list.Add(Element("li", "nhsuk-card__action", action.Link(Heading)));
        return list;
    }
}
