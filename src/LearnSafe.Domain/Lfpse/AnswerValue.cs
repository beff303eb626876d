using System.Globalization;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Whether one value can be an answer to one element.</summary>
internal static class AnswerValue
{
    /// <summary>In characters of UTF-16. Far beyond what anybody writes of one event.</summary>
    internal const int MostText = 100_000;

    internal static (AnswerFaultKind Kind, string Message)? Fault(TaxonomyElement element, string value, DateOnly today) => element.Type switch
    {
        AnswerType.Code => CodeFault(element, value),
        AnswerType.Integer => IntegerFault(element, value),
        AnswerType.Boolean => value is "true" or "false"
            ? null
            : (AnswerFaultKind.WrongType, $"{element.Name} must be true or false, not {Quote(value)}."),
        AnswerType.Date => DateFault(element.Name, value, today, withTime: false),
        AnswerType.Time => PartialDate.IsTime(value)
            ? null
            : (AnswerFaultKind.WrongType, $"{element.Name} must be a time of day as hours, minutes and seconds, such as 17:30:00, not {Quote(value)}."),
        _ => TextFault(element.Name, value),
    };

    internal static (AnswerFaultKind Kind, string Message)? TextFault(string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value)) return (AnswerFaultKind.WrongValue, $"{name} is empty: leave it out where there is nothing to say.");
        if (value.Length > MostText)
        {
            return (AnswerFaultKind.TooLong, string.Create(CultureInfo.InvariantCulture, $"{name} is {value.Length} characters long; the most that is accepted is {MostText}."));
        }

        return WritableText.FirstUnwritable(value) is { } character
            ? (AnswerFaultKind.WrongType, string.Create(CultureInfo.InvariantCulture, $"{name} holds the character U+{(int)character:X4}, which is not text."))
            : null;
    }

    internal static (AnswerFaultKind Kind, string Message)? DateFault(string name, string value, DateOnly today, bool withTime)
    {
        if (PartialDate.Parse(value) is not { } date || (date.Precision == DatePrecision.Time && !withTime))
        {
            return (AnswerFaultKind.WrongValue,
                $"{name} must be a day that exists, such as 2026-11-20, or a month or year where the day is not known, not {Quote(value)}.");
        }

        if (date.LastDay < PartialDate.Earliest) return (AnswerFaultKind.WrongValue, $"{name} is before the year {PartialDate.Earliest.Year}: {value}. Look at the year again.");
        // A day's grace: the sender's clock or zone may be ahead of ours.
        return date.FirstDay > today.AddDays(1) ? (AnswerFaultKind.WrongValue, $"{name} is in the future: {value}.") : null;
    }

    private static (AnswerFaultKind Kind, string Message)? CodeFault(TaxonomyElement element, string value)
    {
        var list = element.CodeSystem;
        if (list is null) return TextFault(element.Name, value);
        if (list.Knows(value)) return null;
        if (!list.AcceptsOdsCodes) return (AnswerFaultKind.UnknownCode, $"The list {list.Id} has no code {Quote(value)} ({element.Name}).");
        return OdsCode.HasShape(value)
            ? null
            : (AnswerFaultKind.UnknownCode, $"{Quote(value)} does not have the shape of an ODS code ({element.Name}): 3 to 8 capital letters and digits.");
    }

    private static (AnswerFaultKind Kind, string Message)? IntegerFault(TaxonomyElement element, string value)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || !string.Equals(value, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            return (AnswerFaultKind.WrongType, $"{element.Name} must be a whole number, not {Quote(value)}.");
        }

        return element.Name switch
        {
            PatientAge.Question when PatientAge.FromLfpseDays(number) is null => (
                AnswerFaultKind.WrongValue,
                $"{element.Name} must be days (1 to 30), months times 31 (31 to 341) or years times 372 (372 to 74028), not {value}."),
            AnswerCheck.PatientSequence when number < 1 => (AnswerFaultKind.WrongValue, $"{element.Name} counts patients from 1, not {value}."),
            _ => null,
        };
    }

    private static string Quote(string value) => value.Length <= 40 ? $"“{value}”" : $"“{value.AsSpan(0, 40)}…”";
}
