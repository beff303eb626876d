using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>How a question is drawn and read.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>Several answers, one a line.</summary>
    Lines,
    Radios,
    Checkboxes,
    Select,

    /// <summary>A list too long to show: what is typed is searched for, and what was found is chosen from.</summary>
    Search,
    Date,
    Month,
    Time,
    Age,
    PatientCount,
}

/// <summary>Chooses by what the taxonomy says of the element.</summary>
public static class FieldKinds
{
    private const int MostRadios = 9;
    private const int MostShown = 20;

    private static readonly string[] ShortEndings = ["Other", "Number", "Reference", "Code", "Brand", "Batch", "Contact", "Population"];

    public static FieldKind Of(Taxonomy taxonomy, string question)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(question);
        return question switch
        {
            EventAnswers.DescriptionQuestion => FieldKind.LongText,
            EventAnswers.DateQuestion => FieldKind.Date,
            "ApproximateDate" => FieldKind.Month,
            FormRules.NumberOfPatients => FieldKind.PatientCount,
            PatientAge.Question => FieldKind.Age,
            _ => taxonomy.Element(question) switch
            {
                { Type: AnswerType.Code, CodeSystem: { } list } element => OfList(list, element.Repeats),
                { Type: AnswerType.Boolean } => FieldKind.Radios,
                { Type: AnswerType.Date } => FieldKind.Date,
                { Type: AnswerType.Time } => FieldKind.Time,
                { Type: AnswerType.String, Repeats: true } => FieldKind.Lines,
                { Type: AnswerType.String } when !Array.Exists(ShortEndings, ending => question.EndsWith(ending, StringComparison.Ordinal)) => FieldKind.LongText,
                _ => FieldKind.Text,
            },
        };
    }

    /// <summary>Whether a person writes freely in it, so that personal details may slip in. A month may stand there in words.</summary>
    public static bool IsFreeText(this FieldKind kind) => kind is FieldKind.Text or FieldKind.LongText or FieldKind.Lines or FieldKind.Month;

    private static FieldKind OfList(CodeSystem list, bool repeats)
    {
        if (list.AcceptsOdsCodes || list.Concepts.Count > MostShown) return FieldKind.Search;
        if (repeats) return FieldKind.Checkboxes;
        return list.Concepts.Count > MostRadios ? FieldKind.Select : FieldKind.Radios;
    }
}
