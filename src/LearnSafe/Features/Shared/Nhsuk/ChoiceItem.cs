using Microsoft.AspNetCore.Html;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>One answer of radios or checkboxes.</summary>
/// <param name="Checked">Null: where the value is among the question's.</param>
/// <param name="Divider">A word between answers instead of an answer: "or".</param>
/// <param name="ConditionalHtml">A follow-up question, shown when the answer is chosen.</param>
public record ChoiceItem(
    string Value, string Text, string? Hint = null, bool? Checked = null, string? Divider = null, IHtmlContent? ConditionalHtml = null)
{
    /// <summary>Null: where the question is.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Null: made from the question's.</summary>
    public string? Id { get; init; }
}

/// <summary>One answer of radios.</summary>
public sealed record RadioItem(
    string Value, string Text, string? Hint = null, bool? Checked = null, string? Divider = null, IHtmlContent? ConditionalHtml = null)
    : ChoiceItem(Value, Text, Hint, Checked, Divider, ConditionalHtml)
{
    public static RadioItem Between(string word) => new("", "", Divider: word);
}

/// <summary>One answer of checkboxes.</summary>
/// <param name="None">Choosing this answer clears the others: "None of these".</param>
public sealed record CheckboxItem(
    string Value, string Text, string? Hint = null, bool? Checked = null, string? Divider = null, IHtmlContent? ConditionalHtml = null, bool None = false)
    : ChoiceItem(Value, Text, Hint, Checked, Divider, ConditionalHtml)
{
    /// <summary>Null: the question's.</summary>
    public string? Name { get; init; }

    /// <summary>Answers that clear each other, where they are not those of one name.</summary>
    public string? BehaviourGroup { get; init; }

    public static CheckboxItem Between(string word) => new("", "", Divider: word);
}

/// <summary>One answer of a select.</summary>
public sealed record SelectItem(string? Value, string Text, bool? Selected = null, bool Disabled = false, bool Divider = false);
