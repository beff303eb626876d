using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>A button, or a link that looks like one where it has an <c>href</c>.</summary>
[HtmlTargetElement("nhsuk-button")]
public sealed class NhsukButton : TagHelper
{
    /// <summary><c>secondary</c>, <c>secondary-solid</c>, <c>reverse</c>, <c>warning</c>, <c>brand</c> or <c>login</c>.</summary>
    public string? Variant { get; set; }

    public bool Small { get; set; }

    public bool Disabled { get; set; }

    public string? Href { get; set; }

    public string Type { get; set; } = "submit";

    public string? Class { get; set; }

    /// <summary>A second press within a second is not sent.</summary>
    public bool? PreventDoubleClick { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var classes = Classes("nhsuk-button", Variant is null ? null : $"nhsuk-button--{Variant}", Small ? "nhsuk-button--small" : null, Class);
        var content = await ContentAsync(output);
        TagBuilder button;
        if (Href is null)
        {
            button = Element("button", classes, content).With("type", Type)
                .Flag("disabled", Disabled).With("aria-disabled", Disabled ? "true" : null);
        }
        else
        {
            button = Element("a", classes, content).With("href", Href).With("role", "button").With("draggable", "false");
        }
        output.Replace(button.With("data-module", "nhsuk-button")
            .With("data-prevent-double-click", PreventDoubleClick is null ? null : PreventDoubleClick.Value ? "true" : "false")
            .With(output.Attributes));
    }
}
