using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>One file, or several with <see cref="Multiple"/>.</summary>
[HtmlTargetElement("nhsuk-file-upload")]
public sealed class NhsukFileUpload : LabelledControl
{
    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var field = Element("input", Classes("nhsuk-file-upload__input", Class))
            .With("id", FieldIdentity).With("name", FieldName).With("type", "file").Flag("disabled", Disabled).Flag("multiple", Multiple)
            .With("aria-describedby", Describing()).With(output.Attributes);
        output.Replace(Group("nhsuk-file-upload", LabelElement(), HintElement(), ErrorElement(), field).With("data-module", "nhsuk-file-upload"));
    }
}
