using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>
/// A day in three fields, <c>Name.Day</c>, <c>Name.Month</c> and <c>Name.Year</c>, which keep what was typed. An error under the name
/// itself is about the whole date, one under a part's name about that part.
/// </summary>
[HtmlTargetElement("nhsuk-date-input")]
public sealed class NhsukDateInput(IWebHostEnvironment environment) : GroupedControl
{
    private static readonly string[] PartNames = ["Day", "Month", "Year"];

    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    /// <summary>How errors name this date: "The date it happened" must include a month.</summary>
    public string? ErrorPrefix { get; set; }

    /// <summary>The parts with an error, where the page states the error itself: <c>Day Month Year</c>. None stated means all.</summary>
    public string? ErrorParts { get; set; }

    /// <summary>For "which month was it?".</summary>
    public bool WithoutDay { get; set; }

    /// <summary>The names of the three fields, where they are not the question's with the part's: <c>day month year</c>.</summary>
    public string? Names { get; set; }

    internal override bool HasError => ErrorParts is not null || base.HasError;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (ErrorPrefix is null && environment.EnvironmentName == "Development")
            throw new InvalidOperationException($"The date input {FieldName} has no error-prefix, so its errors cannot say which date is meant.");
        var wrong = PartNames.Where(IsStatedWrong).ToArray();
        Error ??= wrong.Select(part => ErrorUnder(PartName(part))).FirstOrDefault() ?? ErrorUnder(FieldName);
        var list = Element("div", Classes("nhsuk-date-input", Class)).With("id", FieldIdentity).With(output.Attributes);
        foreach (var part in PartNames.Skip(WithoutDay ? 1 : 0))
            list.Add(Element("div", "nhsuk-date-input__item", Part(part, HasError && (wrong.Length == 0 || wrong.Contains(part)))));
        output.Replace(Group(null, Fieldset("group", Together(HintElement(), ErrorElement(), list))));
    }

    private TagBuilder Part(string part, bool wrong)
    {
        var id = $"{FieldIdentity}-{part.ToLowerInvariant()}";
        var classes = Classes("nhsuk-input", wrong ? "nhsuk-input--error" : null, part == "Year" ? "nhsuk-input--width-4" : "nhsuk-input--width-2", "nhsuk-date-input__input");
        var label = Element("label", "nhsuk-label nhsuk-date-input__label", Text(part)).With("for", id);
        var field = Element("input", classes)
            .With("id", id).With("name", PartName(part)).With("type", "text").With("value", TypedOr(PartName(part), Stated(part), Held(part)))
            .Flag("disabled", Disabled).With("inputmode", "numeric");
        return Element("div", Classes("nhsuk-form-group", wrong ? "nhsuk-form-group--error" : null), label, field);
    }

    private bool IsStatedWrong(string part) =>
        ErrorParts?.Split(' ').Contains(part) ?? ErrorUnder(PartName(part)) is not null;

    private string PartName(string part) => Names?.Split(' ')[Array.IndexOf(PartNames, part)] ?? $"{FieldName}.{part}";

    private string? Stated(string part) => part switch { "Day" => Day, "Month" => Month, _ => Year };

    private string? Held(string part) => For?.Model is not DateOnly day
        ? For?.Model is DateParts parts ? part switch { "Day" => parts.Day, "Month" => parts.Month, _ => parts.Year } : null
        : (part switch { "Day" => day.Day, "Month" => day.Month, _ => day.Year }).ToString(CultureInfo.InvariantCulture);
}
