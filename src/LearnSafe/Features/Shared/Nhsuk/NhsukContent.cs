using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>What few people need, behind a line that opens it.</summary>
[HtmlTargetElement("nhsuk-details")]
public sealed class NhsukDetails : TagHelper
{
    public string? Summary { get; set; }

    public bool Open { get; set; }

    public string? Class { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var summary = Element("summary", "nhsuk-details__summary", Element("span", "nhsuk-details__summary-text", Text(Summary)));
        output.Replace(Element("details", Classes("nhsuk-details", Class), summary, Element("div", "nhsuk-details__text", await ContentAsync(output)))
            .Flag("open", Open).With(output.Attributes));
    }
}

/// <summary>Text that stands apart.</summary>
[HtmlTargetElement("nhsuk-inset-text")]
public sealed class NhsukInsetText : TagHelper
{
    /// <summary>One paragraph, where nothing lies between the tags.</summary>
    public string? Text { get; set; }

    public string? Class { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = Text is null ? await ContentAsync(output) : Element("p", null, Markup.Text(Text));
        output.Replace(Element("div", Classes("nhsuk-inset-text", Class), Hidden("Information: "), content).With(output.Attributes));
    }
}

/// <summary>A danger that must not be missed.</summary>
[HtmlTargetElement("nhsuk-warning-callout")]
public sealed class NhsukWarningCallout : TagHelper
{
    public string? Heading { get; set; }

    public int Level { get; set; } = 3;

    /// <summary>One paragraph, where nothing lies between the tags.</summary>
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = Text is null ? await ContentAsync(output) : Element("p", "nhsuk-card__description", Markup.Text(Text));
        // The word for those who do not see the yellow, unless the heading says it.
        var hidden = Heading?.Contains("important", StringComparison.OrdinalIgnoreCase) == false ? "Important" : null;
        output.Replace(Element(
            "div", "nhsuk-card nhsuk-card--warning",
            Element("div", "nhsuk-card__content", CardHeading.Element(Heading, Level, null, null, hidden), content)).With(output.Attributes));
    }
}

/// <summary>Something done, or something to know on every page. With <c>variant="success"</c> it is read out at once.</summary>
[HtmlTargetElement("nhsuk-notification-banner")]
public sealed class NhsukNotificationBanner : TagHelper
{
    public string? Variant { get; set; }

    public string? Title { get; set; }

    /// <summary>Where nothing lies between the tags.</summary>
    public string? Text { get; set; }

    public string? Heading { get; set; }

    /// <summary>Its own where a page has more than one banner.</summary>
    public string TitleId { get; set; } = "nhsuk-notification-banner-title";

    public string? Role { get; set; }

    public bool? DisableAutoFocus { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var success = Variant == "success";
        var title = Element("h2", "nhsuk-notification-banner__title", Markup.Text(Title ?? (success ? "Success" : "Important")))
            .With("id", TitleId);
        var heading = Heading is null ? null : Element("h3", "nhsuk-notification-banner__heading", Markup.Text(Heading));
        var content = Text is null
            ? await ContentAsync(output)
            : Element("p", Heading is null ? "nhsuk-notification-banner__heading" : "nhsuk-body", Markup.Text(Text));
        output.Replace(Element(
                "div", Classes("nhsuk-notification-banner", success ? "nhsuk-notification-banner--success" : null),
                Element("div", "nhsuk-notification-banner__header", title),
                Element("div", "nhsuk-notification-banner__content", heading, content))
            .With("data-module", "nhsuk-notification-banner")
            .With("data-disable-auto-focus", DisableAutoFocus is null ? null : DisableAutoFocus.Value ? "true" : "false")
            .With("role", Role ?? (success ? "alert" : "region")).With("aria-labelledby", TitleId)
            .With(output.Attributes));
    }
}

/// <summary>The end of a journey, or with <c>variant="interruption"</c> a page at which one must stop and read.</summary>
[HtmlTargetElement("nhsuk-panel")]
public sealed class NhsukPanel : TagHelper
{
    public string? Heading { get; set; }

    public string? HeadingSize { get; set; }

    public int Level { get; set; } = 1;

    public string? Variant { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var heading = Element($"h{Level}", Classes("nhsuk-panel__heading", HeadingSize is null ? null : $"nhsuk-panel__heading--{HeadingSize}"), Text(Heading));
        var content = await ContentAsync(output);
        output.Replace(Element(
            "div", Classes("nhsuk-panel", Variant is null ? null : $"nhsuk-panel--{Variant}"),
            heading, content is null ? null : Element("div", "nhsuk-panel__body", content)).With(output.Attributes));
    }
}

/// <summary>The state of a thing, as an adjective.</summary>
[HtmlTargetElement("nhsuk-tag")]
public sealed class NhsukTag : TagHelper
{
    /// <summary><c>white</c>, <c>grey</c>, <c>green</c>, <c>aqua-green</c>, <c>blue</c>, <c>purple</c>, <c>pink</c>, <c>red</c>, <c>orange</c>, <c>yellow</c> or <c>none</c>.</summary>
    public string? Colour { get; set; }

    public bool Border { get; set; } = true;

    public string? Class { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Replace(Element(await ContentAsync(output), Colour, Border, Class).With(output.Attributes));
    }

    internal static TagBuilder Element(IHtmlContent? content, string? colour, bool border, string? classes) => Markup.Element(
        "strong",
        Classes("nhsuk-tag", colour switch { null => null, "none" => "nhsuk-tag--no-colour", _ => $"nhsuk-tag--{colour}" }, border ? null : "nhsuk-tag--no-border", classes),
        content);
}
