using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>The answer to "how many patients": none, one, or a number.</summary>
public static class PatientCount
{
    public const string More = "more";

    /// <summary>What LFPSE takes.</summary>
    public const int Most = 100;

    public static ReadAnswer Read(string name, FieldValues typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        switch (typed.First(name))
        {
            case "0" or "1":
                return new ReadAnswer([typed.First(name)]);
            case More:
                var number = FieldNames.Number(name);
                return int.TryParse(typed.First(number), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 2 and <= Most
                    ? new ReadAnswer([count.ToString(CultureInfo.InvariantCulture)])
                    : new ReadAnswer([], new FieldFault(name, "Enter how many patients, from 2 to 100", number));
            default:
                return new ReadAnswer([]);
        }
    }

    /// <summary>What a record says of it: that no patient was recorded counts as none where its form asks.</summary>
    public static int? Of(FormRules rules, EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        return rules.Forms[answers.Type].Questions.Any(question => question.Question == FormRules.NumberOfPatients) ? answers.Patients.Count : null;
    }
}
