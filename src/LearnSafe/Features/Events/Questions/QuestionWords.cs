using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>How questions are put for one type of event.</summary>
public sealed class QuestionWords(Wording wording, EventType type)
{
    public Wording Wording => wording;

    public QuestionWording Of(string question)
    {
        var words = wording.Questions[question];
        return words.For.GetValueOrDefault(type) ?? words;
    }

    /// <summary>The sentence for a missing answer.</summary>
    public string Missing(string question) => Of(question).Missing ?? $"Enter {Of(question).ShortName}";

    /// <summary>What an answer is called where it stands by itself: "Gender (patient 2)".</summary>
    public string What(string question, int? patient)
    {
        var name = question switch
        {
            AnswerDifferences.TypeQuestion => "Type of event",
            AnswerDifferences.IdentifierQuestion => "Number in the sending system",
            "PatientSequence" => "Patient number",
            _ => wording.Questions.ContainsKey(question) ? Of(question).ShortName : question,
        };
        return patient is { } index ? string.Create(CultureInfo.InvariantCulture, $"{name} (patient {index + 1})") : name;
    }

    /// <summary>What is to be entered, at the start of a sentence: "The date it happened".</summary>
    public string ThingToEnter(string question)
    {
        const string enter = "Enter ";
        var missing = Missing(question);
        return missing.StartsWith(enter, StringComparison.Ordinal) ? char.ToUpperInvariant(missing[enter.Length]) + missing[(enter.Length + 1)..] : Of(question).ShortName;
    }
}
