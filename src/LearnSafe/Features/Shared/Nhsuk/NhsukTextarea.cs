using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>Free text of several lines.</summary>
[HtmlTargetElement("nhsuk-textarea")]
public class NhsukTextarea : LabelledControl
{
    public string? Value { get; set; }

    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // A browser drops the first line break inside a textarea, so one more keeps the person's own.
        var text = TypedOr(FieldName, Value, For?.Model) is { } typed && typed.StartsWith('\n') ? "\n" + typed : TypedOr(FieldName, Value, For?.Model);
        var field = Element("textarea", Classes("nhsuk-textarea", ErrorText is null ? null : "nhsuk-textarea--error", Class), Text(text))
            .With("id", FieldIdentity).With("name", FieldName).With("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .Flag("disabled", Disabled).With("aria-describedby", Describing()).With(output.Attributes);
        var group = Group(GroupClass, LabelElement(), HintElement(), ErrorElement(), field, AfterInput());
        Finish(group);
        output.Replace(group);
    }

    private protected virtual string? GroupClass => null;

    private protected virtual IHtmlContent? AfterInput() => null;

    private protected virtual void Finish(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder group)
    {
    }
}

/// <summary>Free text with a limit that is counted down.</summary>
[HtmlTargetElement("nhsuk-character-count")]
public sealed class NhsukCharacterCount : NhsukTextarea
{
    public int? Maxlength { get; set; }

    public int? Maxwords { get; set; }

    /// <summary>Shown only from this share of the limit, in percent.</summary>
    public int? Threshold { get; set; }

    /// <summary><c>characters</c>, <c>length</c> or <c>words</c>.</summary>
    public string? CountType { get; set; }

    private string? Counting => CountType ?? (Maxwords is null ? null : "words");

    private protected override string GroupClass => "nhsuk-character-count";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        DescribedBy = Classes($"{FieldIdentity}-info", DescribedBy);
        Class = Classes("nhsuk-js-character-count", Class);
        base.Process(context, output);
    }

    private protected override IHtmlContent AfterInput()
    {
        var limit = Maxwords ?? Maxlength;
        var words = string.Create(CultureInfo.InvariantCulture, $"You can enter up to {limit} {(Counting == "words" ? "words" : "characters")}");
        return Element("div", "nhsuk-hint nhsuk-character-count__message", limit is null ? null : Text(words))
            .With("id", $"{FieldIdentity}-info").Flag("hidden", limit is null);
    }

    private protected override void Finish(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder group) => group
        .With("data-module", "nhsuk-character-count")
        .With("data-maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture))
        .With("data-maxwords", Maxwords?.ToString(CultureInfo.InvariantCulture))
        .With("data-threshold", Threshold?.ToString(CultureInfo.InvariantCulture))
        .With("data-count-type", Counting);
}
