using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>A link beside a row or card: "Change", with the words that say what.</summary>
public sealed record SummaryAction(string Text, string Href, string? HiddenText = null)
{
    internal TagBuilder Link(string? cardHeading = null)
    {
        var hidden = Classes(HiddenText, cardHeading is null ? null : $"({cardHeading})");
        return Element("a", "nhsuk-link", Markup.Text(Text), hidden.Length == 0 ? null : Hidden(" " + hidden)).With("href", Href);
    }
}

/// <summary>One question and its answer.</summary>
/// <param name="Value">Null, with no markup either: shown as "Not provided".</param>
public sealed record SummaryRow(string Key, string? Value, params IReadOnlyList<SummaryAction> Actions)
{
    public IHtmlContent? ValueHtml { get; init; }
}

/// <summary>Questions and answers: rows as objects, as tags between, or both.</summary>
[HtmlTargetElement("nhsuk-summary-list")]
public sealed class NhsukSummaryList : TagHelper
{
    public IEnumerable<SummaryRow> Rows { get; set; } = [];

    public bool Border { get; set; } = true;

    public bool LastRowBorder { get; set; } = true;

    public string? Class { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var written = new List<SummaryRow>();
        context.Items[typeof(SummaryRow)] = written;
        await output.GetChildContentAsync();
        List<SummaryRow> rows = [.. Rows, .. written];
        var border = !Border ? "nhsuk-summary-list--no-border" : LastRowBorder ? null : "nhsuk-summary-list--no-last-row-border";
        var list = Element("dl", Classes("nhsuk-summary-list", border, Class)).With(output.Attributes);
        var hasActions = rows.Exists(row => row.Actions.Count > 0);
        foreach (var row in rows)
            list.Add(Draw(row, hasActions));
        output.Replace(list);
    }

    private static TagBuilder Draw(SummaryRow row, bool hasActions)
    {
        var value = row.ValueHtml ?? (row.Value is null ? Element("span", "app-secondary-text", Text("Not provided")) : Text(row.Value));
        return Element(
            "div", Classes("nhsuk-summary-list__row", hasActions && row.Actions.Count == 0 ? "nhsuk-summary-list__row--no-actions" : null),
            Element("dt", "nhsuk-summary-list__key", Text(row.Key)),
            Element("dd", "nhsuk-summary-list__value", value),
            row.Actions.Count == 0 ? null : Element("dd", "nhsuk-summary-list__actions", ActionsOf(row)));
    }

    private static TagBuilder ActionsOf(SummaryRow row)
    {
        if (row.Actions.Count == 1)
            return row.Actions[0].Link();
        var list = Element("ul", "nhsuk-summary-list__actions-list");
        foreach (var action in row.Actions)
            list.Add(Element("li", "nhsuk-summary-list__actions-list-item", action.Link()));
        return list;
    }
}

/// <summary>A row written as a tag; what lies between its tags is the answer.</summary>
[HtmlTargetElement("nhsuk-summary-list-row", ParentTag = "nhsuk-summary-list")]
public sealed class NhsukSummaryListRow : TagHelper
{
    public string Key { get; set; } = "";

    /// <summary>Where the answer is changed; null: it is not.</summary>
    public string? ChangeHref { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        SummaryAction[] actions = ChangeHref is null ? [] : [new SummaryAction("Change", ChangeHref, Key.ToLowerInvariant())];
        ((List<SummaryRow>)context.Items[typeof(SummaryRow)]).Add(new SummaryRow(Key, null, actions) { ValueHtml = await ContentAsync(output) });
        output.SuppressOutput();
    }
}
