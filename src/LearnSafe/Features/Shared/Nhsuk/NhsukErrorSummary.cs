using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>A line of the error summary.</summary>
/// <param name="Href">The field, <c>#when-day</c>; null where no field is wrong by itself.</param>
public sealed record ErrorLink(string Text, string? Href = null);

/// <summary>What is wrong with the page, first thing in it. Draws nothing when nothing is wrong.</summary>
[HtmlTargetElement("nhsuk-error-summary")]
public sealed class NhsukErrorSummary : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    /// <summary>Null: the model state's, in the order in which the model declares its fields.</summary>
    public IEnumerable<ErrorLink>? Errors { get; set; }

    public string Heading { get; set; } = "There is a problem";

    public string? Description { get; set; }

    public bool? DisableAutoFocus { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = (Errors ?? FromModelState()).ToList();
        if (errors.Count == 0 && Description is null)
        {
            output.SuppressOutput();
            return;
        }
        TagBuilder? list = null;
        if (errors.Count > 0)
        {
            list = Element("ul", "nhsuk-list nhsuk-error-summary__list");
            foreach (var error in errors)
                list.Add(Element("li", null, error.Href is null ? Text(error.Text) : Element("a", null, Text(error.Text)).With("href", error.Href)));
        }
        var body = Element("div", "nhsuk-error-summary__body", Description is null ? null : Element("p", null, Text(Description)), list);
        var alert = Element("div", null, Element("h2", "nhsuk-error-summary__heading", Text(Heading)), body).With("role", "alert");
        output.Replace(Element("div", "nhsuk-error-summary", alert)
            .With("data-module", "nhsuk-error-summary")
            .With("data-disable-auto-focus", DisableAutoFocus is null ? null : DisableAutoFocus.Value ? "true" : "false"));
    }

    private IEnumerable<ErrorLink> FromModelState()
    {
        if (ViewContext is null)
            return [];
        var state = ViewContext.ModelState;
        var model = ViewContext.ViewData.ModelMetadata;
        return state.Where(entry => entry.Value?.Errors.Count > 0)
            .OrderBy(entry => FieldOrder.Of(entry.Key, model), FieldOrder.Comparer)
            .Select(entry => new ErrorLink(entry.Value!.Errors[0].ErrorMessage, entry.Key.Length == 0 ? null : "#" + FirstField(state, entry.Key)))
            // Two parts of one date are one error in words.
            .DistinctBy(error => error.Text);
    }

    // A date has no field of its own: its first part takes the link.
    private static string FirstField(ModelStateDictionary state, string key)
    {
        var firstPart = new[] { $"{key}.Day", $"{key}.Month" }.FirstOrDefault(state.ContainsKey);
        return FieldId.Of(firstPart ?? key);
    }
}

/// <summary>Where a field stands on the page: where its property stands in the model, list items by their number.</summary>
internal static class FieldOrder
{
    public static readonly IComparer<int[]> Comparer = Comparer<int[]>.Create((one, other) =>
    {
        var common = Math.Min(one.Length, other.Length);
        for (var i = 0; i < common; i++)
        {
            if (one[i] != other[i])
                return one[i].CompareTo(other[i]);
        }
        return one.Length.CompareTo(other.Length);
    });

    public static int[] Of(string key, ModelMetadata? model)
    {
        var places = new List<int>();
        foreach (var step in key.Split('.', '['))
        {
            if (step.EndsWith(']'))
            {
                places.Add(int.TryParse(step[..^1], out var number) ? number : int.MaxValue);
                model = model?.ElementMetadata;
                continue;
            }
            var properties = model?.Properties.ToList() ?? [];
            var place = properties.FindIndex(property => string.Equals(property.PropertyName, step, StringComparison.OrdinalIgnoreCase));
            places.Add(place < 0 ? int.MaxValue : place);
            model = place < 0 ? null : properties[place];
        }
        return [.. places];
    }
}
