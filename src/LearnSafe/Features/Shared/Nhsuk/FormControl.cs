using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>
/// What every question has: a name, a hint, an error. <c>asp-for</c> fills them from the model; without it the page states the
/// name, and error and typed value are still found under that name.
/// </summary>
public abstract class FormControl : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    public string? Name { get; set; }

    public string? Id { get; set; }

    /// <summary>Text; else the model's description.</summary>
    public string? Hint { get; set; }

    public IHtmlContent? HintHtml { get; set; }

    /// <summary>Text; else the first error under the name.</summary>
    public string? Error { get; set; }

    public string? Class { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Ids of other elements that describe the field.</summary>
    public string? DescribedBy { get; set; }

    internal string FieldName => Name ?? FullName ?? "";

    internal string FieldIdentity => Id ?? FieldId.Of(FieldName);

    private string? FullName => For is null ? null : ViewContext?.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name) ?? For.Name;

    internal string? DisplayName => For?.Metadata.DisplayName ?? For?.Metadata.PropertyName;

    internal IHtmlContent? HintContent => HintHtml ?? Text(string.IsNullOrEmpty(Hint) ? For?.Metadata.Description : Hint);

    internal string? ErrorText => string.IsNullOrEmpty(Error) ? ErrorUnder(FieldName) : Error;

    internal virtual bool HasError => ErrorText is not null;

    internal TagBuilder? HintElement() =>
        HintContent is { } hint ? Element("div", "nhsuk-hint", hint).With("id", $"{FieldIdentity}-hint") : null;

    internal TagBuilder? ErrorElement() => ErrorText is { } error ? NhsukErrorMessage.Element(Text(error), $"{FieldIdentity}-error", null) : null;

    /// <summary>The ids for <c>aria-describedby</c>, in the order of the page.</summary>
    internal string Describing() => Classes(
        DescribedBy, HintContent is null ? null : $"{FieldIdentity}-hint", ErrorText is null ? null : $"{FieldIdentity}-error");

    internal TagBuilder Group(string? classes, params ReadOnlySpan<IHtmlContent?> children) =>
        Element("div", Classes("nhsuk-form-group", HasError ? "nhsuk-form-group--error" : null, classes), children);

    internal string? ErrorUnder(string name) =>
        ViewContext is not null && ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0
            ? entry.Errors[0].ErrorMessage
            : null;

    /// <summary>What was typed last time, else what is stated, else what the model holds.</summary>
    internal string? TypedOr(string name, object? stated, object? held = null) =>
        ViewContext is not null && ViewContext.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null
            ? entry.AttemptedValue
            : AsText(stated ?? held);

    internal IReadOnlyCollection<string> AllTypedOr(string name, IEnumerable<string>? stated)
    {
        if (ViewContext is not null && ViewContext.ModelState.TryGetValue(name, out ModelStateEntry? entry) && entry.RawValue is not null)
            return entry.RawValue is string[] many ? many : [entry.AttemptedValue ?? ""];
        return stated?.ToArray() ?? For?.Model switch
        {
            null => [],
            string one => [one],
            System.Collections.IEnumerable several => several.Cast<object?>().Select(AsText).OfType<string>().ToArray(),
            var one => [AsText(one)!],
        };
    }

    internal static string? AsText(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>A question with one field and so with a label.</summary>
public abstract class LabelledControl : FormControl
{
    /// <summary>Text; else the model's display name.</summary>
    public string? Label { get; set; }

    public string? LabelSize { get; set; }

    public string? LabelClass { get; set; }

    /// <summary>The label is the page's <c>h1</c>.</summary>
    public bool PageHeading { get; set; }

    public string? Caption { get; set; }

    internal TagBuilder? LabelElement() =>
        new Words(Text(Label ?? DisplayName), LabelSize, PageHeading ? 1 : null, Caption, LabelClass).Label(FieldIdentity);
}

/// <summary>A question with several fields and so with a legend.</summary>
public abstract class GroupedControl : FormControl
{
    /// <summary>Text; else the model's display name. Without any, no fieldset is drawn.</summary>
    public string? Legend { get; set; }

    public string? LegendSize { get; set; }

    public string? LegendClass { get; set; }

    /// <summary>The legend is the page's <c>h1</c>.</summary>
    public bool PageHeading { get; set; }

    public string? Caption { get; set; }

    internal IHtmlContent Fieldset(string? role, IHtmlContent inner)
    {
        var legend = new Words(Text(Legend ?? DisplayName), LegendSize, PageHeading ? 1 : null, Caption, LegendClass).Legend();
        return legend is null
            ? inner
            : Element("fieldset", "nhsuk-fieldset", legend, inner).With("role", role).With("aria-describedby", Describing());
    }
}
