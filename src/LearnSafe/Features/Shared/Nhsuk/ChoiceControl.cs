using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>Radios and checkboxes: answers as objects, as tags between, or both.</summary>
public abstract class ChoiceControl : GroupedControl
{
    public bool Small { get; set; }

    public bool Inline { get; set; }

    private protected abstract string Kind { get; }

    private protected abstract string InputType { get; }

    private protected abstract IReadOnlyCollection<string> Chosen();

    private protected async Task DrawAsync(IEnumerable<ChoiceItem> items, TagHelperContext context, TagHelperOutput output)
    {
        var written = new List<ChoiceItem>();
        context.Items[typeof(ChoiceItem)] = written;
        await output.GetChildContentAsync();
        var list = Element("div", Classes(Kind, Small ? $"{Kind}--small" : null, Inline ? $"{Kind}--inline" : null, Class))
            .With("data-module", Kind).With(output.Attributes);
        var chosen = Chosen();
        var number = 0;
        foreach (var item in items.Concat(written))
        {
            number++;
            AddItem(list, item, number, chosen);
        }
        output.Replace(Group(null, Fieldset(null, Together(HintElement(), ErrorElement(), list))));
    }

    private void AddItem(TagBuilder list, ChoiceItem item, int number, IReadOnlyCollection<string> chosen)
    {
        if (item.Divider is not null)
        {
            list.Add(Element("div", $"{Kind}__divider", Text(item.Divider)));
            return;
        }
        // The first keeps the question's own id: the error summary links to it.
        var id = item.Id ?? (number == 1 ? FieldIdentity : string.Create(CultureInfo.InvariantCulture, $"{FieldIdentity}-{number}"));
        var isChecked = item.Checked ?? chosen.Contains(item.Value);
        var conditional = item.ConditionalHtml is null ? null : $"conditional-{id}";
        var input = Element("input", $"{Kind}__input")
            .With("id", id).With("name", (item as CheckboxItem)?.Name ?? FieldName).With("type", InputType)
            .Flag("checked", isChecked).Flag("disabled", item.Disabled ?? Disabled)
            .With("data-aria-controls", conditional).With("aria-describedby", item.Hint is null ? null : $"{id}-item-hint");
        input.Attributes["value"] = item.Value;
        if (item is CheckboxItem { None: true })
            input.With("data-behaviour", "exclusive");
        input.With("data-behaviour-group", (item as CheckboxItem)?.BehaviourGroup);
        list.Add(Element(
            "div", $"{Kind}__item",
            input,
            Element("label", $"nhsuk-label {Kind}__label", Text(item.Text)).With("for", id),
            item.Hint is null ? null : Element("div", $"nhsuk-hint {Kind}__hint", Text(item.Hint)).With("id", $"{id}-item-hint")));
        if (item.ConditionalHtml is not null)
            list.Add(Element("div", Classes($"{Kind}__conditional", isChecked ? null : $"{Kind}__conditional--hidden"), item.ConditionalHtml).With("id", conditional));
    }
}

/// <summary>One answer of a few.</summary>
[HtmlTargetElement("nhsuk-radios")]
public sealed class NhsukRadios : ChoiceControl
{
    public IEnumerable<RadioItem> Items { get; set; } = [];

    public string? Value { get; set; }

    private protected override string Kind => "nhsuk-radios";

    private protected override string InputType => "radio";

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(Items, context, output);

    private protected override IReadOnlyCollection<string> Chosen() => AllTypedOr(FieldName, Value is null ? null : [Value]);
}

/// <summary>Several answers.</summary>
[HtmlTargetElement("nhsuk-checkboxes")]
public sealed class NhsukCheckboxes : ChoiceControl
{
    public IEnumerable<CheckboxItem> Items { get; set; } = [];

    public IEnumerable<string>? Values { get; set; }

    private protected override string Kind => "nhsuk-checkboxes";

    private protected override string InputType => "checkbox";

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => DrawAsync(Items, context, output);

    private protected override IReadOnlyCollection<string> Chosen() => AllTypedOr(FieldName, Values);
}

/// <summary>An answer written as a tag; what lies between its tags is the follow-up shown when it is chosen.</summary>
[HtmlTargetElement("nhsuk-radios-item", ParentTag = "nhsuk-radios")]
[HtmlTargetElement("nhsuk-checkboxes-item", ParentTag = "nhsuk-checkboxes")]
public sealed class NhsukChoiceItem : TagHelper
{
    public string Value { get; set; } = "";

    public string Text { get; set; } = "";

    public string? Hint { get; set; }

    public bool? Checked { get; set; }

    /// <summary>A word between answers instead of an answer.</summary>
    public string? Divider { get; set; }

    /// <summary>Choosing this answer clears the others.</summary>
    public bool None { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var content = await ContentAsync(output);
        ((List<ChoiceItem>)context.Items[typeof(ChoiceItem)]).Add(new CheckboxItem(Value, Text, Hint, Checked, Divider, content, None));
        output.SuppressOutput();
    }
}
