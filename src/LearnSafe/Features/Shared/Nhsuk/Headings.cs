using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>The words of a label or legend, and whether they are the page's heading.</summary>
/// <param name="Size"><c>s</c>, <c>m</c>, <c>l</c>, <c>xl</c> or null.</param>
/// <param name="Level">The heading's level, or null where it is no heading.</param>
/// <param name="Caption">The section's name, above the words.</param>
internal sealed record Words(IHtmlContent? Content, string? Size = null, int? Level = null, string? Caption = null, string? Class = null, string? Id = null)
{
    public TagBuilder? Label(string? forId)
    {
        if (Content is null)
            return null;
        var label = Element("label", Classes("nhsuk-label", Size is null ? null : $"nhsuk-label--{Size}", Class), CaptionElement(Caption, Size), Content)
            .With("for", forId).With("id", Id);
        return Level is null ? label : Element($"h{Level}", "nhsuk-label-wrapper", label);
    }

    public TagBuilder? Legend()
    {
        if (Content is null)
            return null;
        var classes = Classes("nhsuk-fieldset__legend", Size is null ? null : $"nhsuk-fieldset__legend--{Size}", Class);
        var caption = CaptionElement(Caption, Size);
        var legend = Level is null
            ? Element("legend", classes, caption, Content)
            : Element("legend", classes, Element($"h{Level}", "nhsuk-fieldset__heading", caption, Content));
        return legend.With("id", Id);
    }

    public static TagBuilder? CaptionElement(string? caption, string? size) => string.IsNullOrEmpty(caption)
        ? null
        : Element("span", size is "m" or "l" or "xl" ? $"nhsuk-caption-{size}" : "nhsuk-caption", Text(caption));
}
