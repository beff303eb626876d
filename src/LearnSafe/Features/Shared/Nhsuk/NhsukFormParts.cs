using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>A label by itself, for fields that no other tag draws.</summary>
[HtmlTargetElement("nhsuk-label")]
public sealed class NhsukLabel : TagHelper
{
    public string? For { get; set; }

    public string? Id { get; set; }

    public string? Size { get; set; }

    public string? Class { get; set; }

    public string? Caption { get; set; }

    /// <summary>The label is the page's heading.</summary>
    public bool PageHeading { get; set; }

    public int Level { get; set; } = 1;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await ContentAsync(output);
        output.Replace(new Words(content, Size, PageHeading ? Level : null, Caption, Class, Id).Label(For));
    }
}

/// <summary>A hint by itself.</summary>
[HtmlTargetElement("nhsuk-hint")]
public sealed class NhsukHint : TagHelper
{
    public string? Id { get; set; }

    public string? Class { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Replace(Element("div", Classes("nhsuk-hint", Class), await ContentAsync(output)).With("id", Id));
    }
}

/// <summary>An error message by itself.</summary>
[HtmlTargetElement("nhsuk-error-message")]
public sealed class NhsukErrorMessage : TagHelper
{
    public string? Id { get; set; }

    public string? Class { get; set; }

    public string HiddenText { get; set; } = "Error";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Replace(Element(await ContentAsync(output), Id, Class, HiddenText));
    }

    internal static TagBuilder Element(IHtmlContent? content, string? id, string? classes, string hiddenText = "Error") =>
        Markup.Element("span", Classes("nhsuk-error-message", classes), hiddenText.Length == 0 ? null : Hidden($"{hiddenText}: "), content).With("id", id);
}

/// <summary>Several fields under one legend.</summary>
[HtmlTargetElement("nhsuk-fieldset")]
public sealed class NhsukFieldset : TagHelper
{
    public string? Legend { get; set; }

    public string? LegendSize { get; set; }

    public string? Caption { get; set; }

    /// <summary>The legend is the page's <c>h1</c>.</summary>
    public bool PageHeading { get; set; }

    public string? Class { get; set; }

    public string? DescribedBy { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var legend = new Words(Text(Legend), LegendSize, PageHeading ? 1 : null, Caption).Legend();
        output.Replace(Element("fieldset", Classes("nhsuk-fieldset", Class), legend, await ContentAsync(output))
            .With("aria-describedby", DescribedBy).With(output.Attributes));
    }
}
