using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>One answer of a list too long for radios and short enough to scroll.</summary>
[HtmlTargetElement("nhsuk-select")]
public sealed class NhsukSelect : LabelledControl
{
    public IEnumerable<SelectItem> Items { get; set; } = [];

    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var field = Element("select", Classes("nhsuk-select", ErrorText is null ? null : "nhsuk-select--error", Class))
            .With("id", FieldIdentity).With("name", FieldName).Flag("disabled", Disabled)
            .With("aria-describedby", Describing()).With(output.Attributes);
        var chosen = TypedOr(FieldName, Value, For?.Model);
        foreach (var item in Items)
        {
            if (item.Divider)
            {
                field.Add(Element("hr", null));
                continue;
            }
            var isChosen = item.Selected ?? (chosen is not null && (item.Value ?? item.Text) == chosen);
            var option = Element("option", null, Text(item.Text)).Flag("selected", isChosen).Flag("disabled", item.Disabled);
            if (item.Value is not null)
                option.Attributes["value"] = item.Value;
            field.Add(option);
        }
        output.Replace(Group(null, LabelElement(), HintElement(), ErrorElement(), field));
    }
}
