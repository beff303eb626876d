using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Privacy;

/// <summary>How an answer is seen outside the organisation that recorded it.</summary>
public enum SeenAcross
{
    /// <summary>As it is: a code of a published list, yes or no.</summary>
    AsCoded,

    /// <summary>An exact age as its band.</summary>
    AsBand,

    /// <summary>Free text: only in wording that the record's reviewer has released.</summary>
    AsReleased,

    /// <summary>Not at all: numbers that lead to a case, exact days and times, everything about the reporter.</summary>
    Never,
}

/// <summary>What of a record may be read across organisations. Decided by the kind of each answer, so that a taxonomy to come is safe before anybody looks at it.</summary>
public static class Deidentified
{
    /// <summary>Who reported, how to reach them and how it came: a role is as good as a name in a practice of five.</summary>
    private static readonly string[] NeverSections = ["PractitionerDetails", "AdverseEventReferenceMetadata"];

    /// <summary>The standard's own questions, and an older name for one of them.</summary>
    private static readonly string[] PatientQuestions = [PatientAge.Question, "AgeBracket", "AgeYears", "Gender", "PatientEthnicity", "Ethnicity"];

    /// <summary>Text that is a number of a case, a batch or a day, and no wording to be learned from.</summary>
    private static readonly string[] NeverTexts =
    [
        "ApproximateDate", "SabreReportNumber", "ShotReportNumber", "NhsbtReportNumber", "YellowCardReference", "MarvinReferenceNumber", "RadiotherapyIncidentCode", "BloodProductsBatch",
    ];

    /// <summary>Whether an element tells who reported, or how it came: for those alone who may see reporters.</summary>
    public static bool IsAboutReporter(TaxonomyElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return NeverSections.Contains(element.Section, StringComparer.Ordinal);
    }

    /// <summary>
    /// Whether a question tells what a patient is: age, gender, ethnic category. Across organisations that is counted, and rounded (rule: breakdowns by patient
    /// characteristics), so no list, file or page of many records tells it one by one. A sender may tell it of the one record that they ask somebody about.
    /// </summary>
    public static bool IsAboutPatient(string question) => PatientQuestions.Contains(question, StringComparer.Ordinal);

    /// <summary>How an element is seen.</summary>
    public static SeenAcross Of(TaxonomyElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        if (NeverSections.Contains(element.Section, StringComparer.Ordinal)) return SeenAcross.Never;
        return element.Type switch
        {
            AnswerType.Code when element.CodeSystem is not null => SeenAcross.AsCoded,
            AnswerType.Boolean => SeenAcross.AsCoded,
            AnswerType.Integer when element.Name == PatientAge.Question => SeenAcross.AsBand,
            AnswerType.String when !NeverTexts.Contains(element.Name, StringComparer.Ordinal) => SeenAcross.AsReleased,
            _ => SeenAcross.Never,
        };
    }

    /// <summary>How the answer to a question is seen, the standard ones included.</summary>
    public static SeenAcross Of(Taxonomy taxonomy, string question)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        if (question == EventAnswers.DescriptionQuestion) return SeenAcross.AsReleased;
        return taxonomy.Element(question) is { } element ? Of(element) : SeenAcross.Never;
    }

    /// <summary>One coded answer in words; null where it may not be seen, or is no code of its list after all.</summary>
    public static string? Text(Taxonomy taxonomy, string question, string value, Func<string, string?>? organisationName = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(value);
        if (taxonomy.Element(question) is not { } element) return null;
        return Of(element) switch
        {
            SeenAcross.AsBand => AgeBands.Of(value),
            SeenAcross.AsCoded when element.Type == AnswerType.Boolean => value switch { "true" => "Yes", "false" => "No", _ => null },
            SeenAcross.AsCoded => element.CodeSystem!.Display(value) ?? (element.CodeSystem.AcceptsOdsCodes ? organisationName?.Invoke(value) : null),
            _ => null,
        };
    }

    /// <summary>When it happened, no more exactly than the month; null where not even the year is known.</summary>
    public static string? Month(DateOnly? firstDay, int charactersKnown) => firstDay is not { } day || charactersKnown < 4 ? null
        : charactersKnown < 7 ? day.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture)
        : day.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
