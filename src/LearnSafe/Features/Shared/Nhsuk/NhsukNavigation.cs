using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>Back to the page before, in a journey. Never beside breadcrumbs.</summary>
[HtmlTargetElement("nhsuk-back-link")]
public sealed class NhsukBackLink : TagHelper
{
    public string Href { get; set; } = "#";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Replace(Element("a", "nhsuk-back-link", await ContentAsync(output, "Back")).With("href", Href).With(output.Attributes));
    }
}

/// <summary>A page above this one.</summary>
public sealed record Breadcrumb(string Text, string Href);

/// <summary>The pages above a record; on a narrow screen only the one right above.</summary>
[HtmlTargetElement("nhsuk-breadcrumb")]
public sealed class NhsukBreadcrumb : TagHelper
{
    public IReadOnlyList<Breadcrumb> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var list = Element("ol", "nhsuk-breadcrumb__list");
        foreach (var item in Items)
            list.Add(Element("li", "nhsuk-breadcrumb__list-item", Element("a", "nhsuk-breadcrumb__link", Text(item.Text)).With("href", item.Href)));
        var back = Element("a", "nhsuk-back-link", Hidden("Back to "), Text(Items[^1].Text)).With("href", Items[^1].Href);
        output.Replace(Element("nav", "nhsuk-breadcrumb", list, back).With("aria-label", "Breadcrumb").With(output.Attributes));
    }
}

/// <summary>The pages of a list that is paged on the server. Draws nothing where there is one page.</summary>
[HtmlTargetElement("nhsuk-pagination")]
public sealed class NhsukPagination : TagHelper
{
    private const string ArrowLeft = "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z";
    private const string ArrowRight = "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z";

    /// <summary>From 1.</summary>
    public int Page { get; set; }

    public int Pages { get; set; }

    /// <summary>The address of a page by its number.</summary>
    public Func<int, string>? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Pages < 2 || Href is null)
        {
            output.SuppressOutput();
            return;
        }
        var list = Element("ul", "nhsuk-pagination__list");
        var shown = 0;
        // First, last, this one and two on either side; what lies between is three dots.
        foreach (var number in new[] { 1, Page - 2, Page - 1, Page, Page + 1, Page + 2, Pages }.Where(number => number >= 1 && number <= Pages).Distinct())
        {
            if (number > shown + 1)
                list.Add(Element("li", "nhsuk-pagination__item nhsuk-pagination__item--ellipsis", Text("\u22EF")));
            list.Add(Item(number));
            shown = number;
        }
        output.Replace(Element(
                "nav", "nhsuk-pagination nhsuk-pagination--numbered",
                Page > 1 ? Step("previous", "prev", Icon("arrow-left", ArrowLeft), Title("Previous"), Page - 1) : null,
                list,
                Page < Pages ? Step("next", "next", Title("Next"), Icon("arrow-right", ArrowRight), Page + 1) : null)
            .With("role", "navigation").With("aria-label", "Pagination").With(output.Attributes));
    }

    private TagBuilder Item(int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var link = Element("a", "nhsuk-pagination__link", Text(text)).With("href", Href!(number)).With("aria-label", $"Page {text}")
            .With("aria-current", number == Page ? "page" : null);
        return Element("li", Classes("nhsuk-pagination__item", number == Page ? "nhsuk-pagination__item--current" : null), link);
    }

    private TagBuilder Step(string kind, string relation, IHtmlContent first, IHtmlContent second, int number) =>
        Element("a", $"nhsuk-pagination__{kind}", first, second).With("href", Href!(number)).With("rel", relation);

    private static TagBuilder Title(string word) => Element("span", "nhsuk-pagination__title", Text(word), Hidden(" page"));

    private static TagBuilder Icon(string name, string path) =>
        Element("svg", $"nhsuk-icon nhsuk-icon--{name}", Element("path", null).With("d", path))
            .With("xmlns", "http://www.w3.org/2000/svg").With("viewBox", "0 0 24 24").With("width", "16").With("height", "16")
            .With("focusable", "false").With("aria-hidden", "true");
}
