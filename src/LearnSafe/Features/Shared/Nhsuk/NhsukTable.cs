using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>The head of a column.</summary>
/// <param name="Numeric">Aligned to the right, as are the cells below.</param>
/// <param name="Href">Sorts by this column, on the server.</param>
/// <param name="Sort"><c>ascending</c> or <c>descending</c> where the table is sorted by this column, <c>none</c> where it could be.</param>
public sealed record TableHead(string Text, bool Numeric = false, string? Href = null, string? Sort = null, string? Width = null, string? HiddenText = null)
{
    public string? Class { get; init; }
}

/// <summary>A cell. Never empty: "No data", "Not applicable".</summary>
public sealed record TableCell(string Text, string? Href = null, string? HiddenText = null)
{
    public IHtmlContent? Html { get; init; }

    public string? Class { get; init; }
}

/// <summary>A table of rows that the server sorted and paged.</summary>
[HtmlTargetElement("nhsuk-table")]
public sealed class NhsukTable : TagHelper
{
    public string? Caption { get; set; }

    public string? CaptionSize { get; set; }

    public string? CaptionClass { get; set; }

    public string? CaptionId { get; set; }

    public IReadOnlyList<TableHead> Head { get; set; } = [];

    public IEnumerable<IReadOnlyList<TableCell>> Rows { get; set; } = [];

    public bool FirstCellIsHeader { get; set; }

    public bool Compact { get; set; }

    public bool Striped { get; set; }

    /// <summary>On a narrow screen each row is a list of head and cell.</summary>
    public bool Responsive { get; set; }

    /// <summary>Wider than the screen, it scrolls by itself, by keyboard too.</summary>
    public bool Scroll { get; set; }

    public bool Border { get; set; } = true;

    public bool LastRowBorder { get; set; } = true;

    private bool Sortable => Head.Any(head => head.Sort is not null);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var border = !Border ? "nhsuk-table--no-border" : LastRowBorder ? null : "nhsuk-table--no-last-row-border";
        var table = Element("table", Classes(
                "nhsuk-table", Compact ? "nhsuk-table--compact" : null, Responsive ? "nhsuk-table--responsive" : null, border,
                Sortable ? "nhsuk-table--sortable" : null, Striped ? "nhsuk-table--striped" : null))
            // Without an address to sort by, the script sorts what the page has: for short tables only.
            .With("data-module", Sortable && Head.All(head => head.Href is null) ? "nhsuk-table" : null)
            .With("role", Responsive ? "table" : null).With(output.Attributes)
            .Add(CaptionElement()).Add(HeadElement());
        var body = Element("tbody", "nhsuk-table__body");
        foreach (var row in Rows)
        {
            var line = Row();
            foreach (var (column, cell) in row.Index())
                line.Add(CellElement(cell, column));
            body.Add(line);
        }
        table.Add(body);
        output.Replace(!Scroll ? table : Element("div", "nhsuk-scroll",
            Element("div", "nhsuk-scroll__content", table).With("role", "region").With("aria-labelledby", Identity())).With("data-module", "nhsuk-scroll"));
    }

    private string? Identity() => CaptionId ?? (Scroll && Caption is not null ? $"table-{FieldId.Of(Caption.Replace(' ', '-').ToLowerInvariant())}-caption" : null);

    private TagBuilder? CaptionElement()
    {
        if (Caption is null)
            return null;
        var hidden = Sortable ? Hidden(" (Column headers are sortable)") : null;
        return Element("caption", Classes("nhsuk-table__caption", CaptionSize is null ? null : $"nhsuk-table__caption--{CaptionSize}", CaptionClass), Text(Caption), hidden)
            .With("id", Identity());
    }

    private TagBuilder? HeadElement()
    {
        if (Head.Count == 0)
            return null;
        var line = Row();
        foreach (var head in Head)
        {
            var classes = Classes("nhsuk-table__header", head.Numeric ? "nhsuk-table__header--numeric" : null, head.Width is null ? null : $"nhsuk-u-width-{head.Width}", head.Class);
            line.Add(Element("th", classes, Content(head.Text, null, head.Href, head.HiddenText))
                .With("scope", "col").With("role", Responsive ? "columnheader" : null)
                .Flag("data-sort", head.Sort is not null).With("aria-sort", head.Sort is null or "none" ? null : head.Sort));
        }
        return Element("thead", "nhsuk-table__head", line).With("role", Responsive ? "rowgroup" : null);
    }

    private TagBuilder CellElement(TableCell cell, int column)
    {
        var isHeader = column == 0 && FirstCellIsHeader;
        var head = column < Head.Count ? Head[column] : null;
        var name = isHeader ? "nhsuk-table__header" : "nhsuk-table__cell";
        var content = Content(cell.Text, cell.Html, cell.Href, cell.HiddenText);
        if (Responsive && head is not null)
        {
            var label = Element("span", "nhsuk-table__heading", Content(head.Text, null, null, head.HiddenText), Text(" ")).With("aria-hidden", "true");
            content = Together(label, cell.Html is null ? content : Element("span", null, content));
        }
        return Element(isHeader ? "th" : "td", Classes(name, head?.Numeric == true ? $"{name}--numeric" : null, cell.Class), content)
            .With("scope", isHeader ? "row" : null).With("role", !Responsive ? null : isHeader ? "rowheader" : "cell");
    }

    private TagBuilder Row() => Element("tr", "nhsuk-table__row").With("role", Responsive ? "row" : null);

    private static IHtmlContent Content(string text, IHtmlContent? html, string? href, string? hidden)
    {
        var inner = Together(html ?? Text(text), hidden is null ? null : Hidden(" " + hidden));
        return href is null ? inner : Element("a", "nhsuk-link", inner).With("href", href);
    }
}
