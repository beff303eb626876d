using System.Globalization;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Answers as people read them, in the words of the version they were given in.</summary>
/// <param name="taxonomy">The version of the record, whatever new records are made in.</param>
/// <param name="organisationName">The name of an organisation by its ODS code, or null where it is not known; the list of organisations is not part of the taxonomy.</param>
public sealed class AnswerDisplay(Taxonomy taxonomy, Func<string, string?>? organisationName = null)
{
    /// <summary>
    /// One answer: a code's published text (the code itself where the list does not know it), Yes or No, <c>6 August 2018</c>,
    /// <c>5:30pm</c>, <c>50 years</c>; anything else as it is.
    /// </summary>
    public string Text(string question, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (question is EventAnswers.DateQuestion or "ApproximateDate") return Date(value);
        if (string.Equals(question, PatientAge.Question, StringComparison.Ordinal)) return PatientAge.FromAnswer(value)?.ToString() ?? value;
        return taxonomy.Element(question) switch
        {
            { CodeSystem: { } list } => list.Display(value) ?? (list.AcceptsOdsCodes ? organisationName?.Invoke(value) : null) ?? value,
            { Type: AnswerType.Boolean } => value switch { "true" => "Yes", "false" => "No", _ => value },
            { Type: AnswerType.Date } => Date(value),
            { Type: AnswerType.Time } => Time(value),
            _ => value,
        };
    }

    public IReadOnlyList<string> Texts(string question, IReadOnlyList<string> values) => [.. values.Select(value => Text(question, value))];

    /// <summary><c>2018</c>, <c>August 2018</c>, <c>6 August 2018</c>, <c>6 August 2018 at 5:30pm</c>; what is no date stays as it is.</summary>
    public static string Date(string value) => PartialDate.Parse(value) switch
    {
        null => value,
        { Precision: DatePrecision.Year } => value,
        { Precision: DatePrecision.Month } month => month.FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        { Time: { } time } day => $"{UkTime.Text(day.FirstDay)} at {UkTime.Text(time)}",
        { } day => UkTime.Text(day.FirstDay),
    };

    /// <summary><c>5:30pm</c>, <c>midday</c>, <c>midnight</c>, without seconds; what is no time stays as it is.</summary>
    public static string Time(string value) =>
        PartialDate.IsTime(value) ? UkTime.Text(TimeOnly.ParseExact(value.AsSpan(0, 8), "HH:mm:ss", CultureInfo.InvariantCulture)) : value;
}
