using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>A line of text. Attributes that are no option (<c>autocomplete</c>, <c>inputmode</c>, <c>spellcheck</c>) go onto the field.</summary>
[HtmlTargetElement("nhsuk-input")]
public class NhsukInput : LabelledControl
{
    public string Type { get; set; } = "text";

    public string? Value { get; set; }

    /// <summary>Room for 2, 3, 4, 5, 10, 20 or 30 characters.</summary>
    public int? Width { get; set; }

    /// <summary>For codes and numbers that are read letter by letter.</summary>
    public bool Code { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    private protected virtual string? GroupClass => null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var classes = Classes(
            "nhsuk-input", Code ? "nhsuk-input--code" : null, ErrorText is null ? null : "nhsuk-input--error",
            Width is null ? null : $"nhsuk-input--width-{Width}", Class);
        IHtmlContent field = Element("input", classes)
            .With("id", FieldIdentity).With("name", FieldName).With("type", Type).With("value", FieldValue())
            .Flag("disabled", Disabled).With("aria-describedby", Describing()).With(output.Attributes);
        if (Prefix is not null || Suffix is not null || AfterInput() is not null)
            field = Element("div", "nhsuk-input-wrapper", Affix("prefix", Prefix), field, Affix("suffix", Suffix), AfterInput());
        var group = Group(GroupClass, LabelElement(), HintElement(), ErrorElement(), field);
        Finish(group);
        output.Replace(group);
    }

    // A password is never sent back to the page.
    private protected virtual string? FieldValue() => Type == "password" ? null : TypedOr(FieldName, Value, For?.Model);

    private protected virtual IHtmlContent? AfterInput() => null;

    private protected virtual void Finish(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder group)
    {
    }

    private static IHtmlContent? Affix(string kind, string? text) =>
        text is null ? null : Element("div", $"nhsuk-input-wrapper__{kind}", Text(text)).With("aria-hidden", "true");
}

/// <summary>A password, with a button to show it. Pasting is allowed; nothing is sent back to the page.</summary>
[HtmlTargetElement("nhsuk-password-input")]
public sealed class NhsukPasswordInput : NhsukInput
{
    public string Autocomplete { get; set; } = "current-password";

    private protected override string GroupClass => "nhsuk-password-input";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Type = "password";
        Class = Classes("nhsuk-password-input__input nhsuk-js-password-input-input", Class);
        output.Attributes.SetAttribute("spellcheck", "false");
        output.Attributes.SetAttribute("autocomplete", Autocomplete);
        output.Attributes.SetAttribute("autocapitalize", "none");
        base.Process(context, output);
    }

    private protected override IHtmlContent AfterInput() =>
        Element("button", "nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle nhsuk-js-password-input-toggle", Text("Show"))
            .With("data-module", "nhsuk-button").With("type", "button").With("aria-label", "Show password").With("aria-controls", FieldIdentity)
            .Flag("disabled", Disabled).With("aria-disabled", Disabled ? "true" : null).Flag("hidden", true);

    private protected override void Finish(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder group) =>
        group.With("data-module", "nhsuk-password-input");
}
