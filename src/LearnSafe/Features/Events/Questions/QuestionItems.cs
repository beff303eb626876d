using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Events.Questions;

/// <summary>The answers of a question as the design system's items.</summary>
public static class QuestionItems
{
    public static IEnumerable<RadioItem> Radios(QuestionField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var choices = Shown(field);
        return field.MayTakeBack ? [.. choices, RadioItem.Between("or"), new RadioItem("", "No answer", Checked: false)] : choices;
    }

    /// <summary>What a search found, or none of it.</summary>
    public static IEnumerable<RadioItem> Found(QuestionField field) => Shown(field).Append(new RadioItem("", "None of these", Checked: false));

    private static IEnumerable<RadioItem> Shown(QuestionField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Choices.Select(choice => new RadioItem(choice.Code, choice.Text));
    }

    /// <summary>The empty answer first.</summary>
    public static IEnumerable<SelectItem> Select(QuestionField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Choices.Select(choice => new SelectItem(choice.Code, choice.Text)).Prepend(new SelectItem("", "Select"));
    }

    /// <summary>Answers that go with no other stand last, behind a divider, and clear the rest.</summary>
    public static IEnumerable<CheckboxItem> Checkboxes(QuestionField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var divided = false;
        foreach (var choice in field.Choices)
        {
            if (choice.IsExclusive && !divided)
            {
                divided = true;
                yield return CheckboxItem.Between("or");
            }

            yield return new CheckboxItem(choice.Code, choice.Text, None: choice.IsExclusive);
        }
    }
}
