using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Answers put into fields, and fields read as answers. Nothing that was stored is lost by a page that shows it and gets it back unchanged.</summary>
/// <param name="today">The day it is in England.</param>
public sealed class AnswerFields(Taxonomy taxonomy, QuestionWords words, DateOnly today)
{
    /// <summary>The fields of one question as its answer fills them.</summary>
    public FieldValues Fill(string question, int? patient, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var name = FieldNames.Of(question, patient);
        var fields = FieldValues.Empty;
        // Most of what is recorded happened this month: then only the day is left to type.
        if (values.Count == 0) return question == "Date" ? fields.With(FieldNames.Month(name), Text(today.Month)).With(FieldNames.Year(name), Text(today.Year)) : fields;
        switch (FieldKinds.Of(taxonomy, question))
        {
            case FieldKind.Date or FieldKind.Month when PartialDate.Parse(values[0]) is { } date:
                fields = fields.With(FieldNames.Year(name), Text(date.FirstDay.Year));
                if (date.Precision >= DatePrecision.Month) fields = fields.With(FieldNames.Month(name), Text(date.FirstDay.Month));
                return date.Precision >= DatePrecision.Day ? fields.With(FieldNames.Day(name), Text(date.FirstDay.Day)) : fields;
            case FieldKind.Time when PartialDate.IsTime(values[0]):
                return fields.With(name, values[0][..5]);
            case FieldKind.Age when PatientAge.FromAnswer(values[0]) is { } age:
                return fields.With(FieldNames.Number(name), Text(age.Number)).With(FieldNames.Unit(name), UnitName(age.Unit));
            case FieldKind.Age:
                return fields.With(FieldNames.Unit(name), UnitName(AgeUnit.Years));
            case FieldKind.PatientCount:
                return int.Parse(values[0], CultureInfo.InvariantCulture) > 1
                    ? fields.With(name, PatientCount.More).With(FieldNames.Number(name), values[0])
                    : fields.With(name, values[0]);
            case FieldKind.Lines:
                return fields.With(name, string.Join('\n', values));
            default:
                return fields.With(name, values);
        }
    }

    /// <summary>Reads the fields of one question.</summary>
    /// <param name="stored">Its answer before. Kept as it is, to the last character, where its fields were not touched, or cannot be read.</param>
    /// <param name="found">What the typed search found, where the question is one.</param>
    public ReadAnswer Read(string question, int? patient, FieldValues typed, IReadOnlyList<string> stored, IReadOnlyList<Concept> found)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(stored);
        var (name, kind) = (FieldNames.Of(question, patient), FieldKinds.Of(taxonomy, question));
        if (stored.Count > 0 && typed.SameIn(Fill(question, patient, stored), kind, name)) return new ReadAnswer(stored);
        var read = kind switch
        {
            FieldKind.Date => ReadDate(question, name, typed),
            FieldKind.Month => ReadMonth(question, name, typed),
            FieldKind.Time => ReadTime(question, name, typed),
            FieldKind.Age => ReadAge(name, typed),
            FieldKind.PatientCount => PatientCount.Read(name, typed),
            FieldKind.Lines => new ReadAnswer([.. typed.First(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]),
            FieldKind.Checkboxes => ReadChecked(question, name, typed),
            FieldKind.Search => LongList.Read(taxonomy.Element(question)!, name, words.Of(question).ShortName, typed, found),
            FieldKind.Radios or FieldKind.Select => ReadChosen(question, name, typed),
            _ => new ReadAnswer(typed.First(name) is { Length: > 0 } text ? [text] : []),
        };
        // What was chosen beside a search that is not finished was chosen all the same.
        return read.Fault is null || kind == FieldKind.Search ? read : read with { Values = stored };
    }

    /// <summary>Whether the fields hold what an empty page begins with.</summary>
    public bool IsAsDrawnEmpty(string question, int? patient, FieldValues typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.SameIn(Fill(question, patient, []), FieldKinds.Of(taxonomy, question), FieldNames.Of(question, patient));
    }

    private ReadAnswer ReadDate(string question, string name, FieldValues typed)
    {
        var (day, month, year) = (typed.First(FieldNames.Day(name)), typed.First(FieldNames.Month(name)), typed.First(FieldNames.Year(name)));
        if (day.Length + month.Length + year.Length == 0) return new ReadAnswer([]);
        var date = TypedDate.Read(day, month, year, words.ThingToEnter(question), today);
        if (date.Date is { } known) return new ReadAnswer([known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]);
        var first = date.Wrong == DateParts.All ? null : date.Wrong.HasFlag(DateParts.Day) ? FieldNames.Day(name) : date.Wrong.HasFlag(DateParts.Month) ? FieldNames.Month(name) : FieldNames.Year(name);
        return new ReadAnswer([], new FieldFault(name, date.Fault!, first));
    }

    /// <summary>A program may have sent it in words: they stand in a field of their own, which a month takes the place of.</summary>
    private ReadAnswer ReadMonth(string question, string name, FieldValues typed)
    {
        var (month, year) = (typed.First(FieldNames.Month(name)), typed.First(FieldNames.Year(name)));
        if (month.Length + year.Length == 0) return new ReadAnswer(typed.First(name) is { Length: > 0 } inWords ? [inWords] : []);
        // Only the year is an answer too.
        var date = TypedDate.Read("1", month.Length == 0 ? "1" : month, year, words.Of(question).ShortName, today);
        if (date.Date is not { } known) return new ReadAnswer([], new FieldFault(name, date.Fault!, date.Wrong == DateParts.Year ? FieldNames.Year(name) : FieldNames.Month(name)));
        return new ReadAnswer([known.ToString(month.Length == 0 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture)]);
    }

    private ReadAnswer ReadTime(string question, string name, FieldValues typed)
    {
        if (typed.First(name) is not { Length: > 0 } text) return new ReadAnswer([]);
        var time = TypedTime.Read(text, words.ThingToEnter(question));
        return time.FhirText is { } known ? new ReadAnswer([known]) : new ReadAnswer([], new FieldFault(name, time.Fault!));
    }

    private static ReadAnswer ReadAge(string name, FieldValues typed)
    {
        var number = FieldNames.Number(name);
        if (typed.First(number) is not { Length: > 0 } text) return new ReadAnswer([]);
        var unit = typed.First(FieldNames.Unit(name)) switch { "months" => AgeUnit.Months, "days" => AgeUnit.Days, _ => AgeUnit.Years };
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return new ReadAnswer([], new FieldFault(name, "Age must be a whole number, like 54", number));
        return PatientAge.From(count, unit) is { } age
            ? new ReadAnswer([Text(age.LfpseDays)])
            : new ReadAnswer([], new FieldFault(name, unit == AgeUnit.Years && count == 0 ? "Enter the age of a baby in months or days" : "Age must be between 1 day and 199 years", number));
    }

    private ReadAnswer ReadChosen(string question, string name, FieldValues typed)
    {
        if (typed.First(name) is not { Length: > 0 } chosen) return new ReadAnswer([]);
        return Knows(question, chosen) ? new ReadAnswer([chosen]) : new ReadAnswer([], new FieldFault(name, words.Missing(question)));
    }

    private ReadAnswer ReadChecked(string question, string name, FieldValues typed)
    {
        var list = taxonomy.Element(question)!.CodeSystem!;
        // In source order, whatever order the browser sends.
        List<string> chosen = [.. list.Concepts.Select(concept => concept.Code).Where(code => typed[name].Contains(code, StringComparer.Ordinal))];
        if (chosen.Count > 1 && chosen.Find(code => Choices.IsExclusive(list, code)) is { } alone)
            return new ReadAnswer(chosen, new FieldFault(name, $"Select what applies, or select “{list.Display(alone)}”"));
        return new ReadAnswer(chosen);
    }

    private bool Knows(string question, string value) => taxonomy.Element(question) switch
    {
        { CodeSystem: { } list } => list.Knows(value),
        _ => value is "true" or "false",
    };

    private static string UnitName(AgeUnit unit) => unit switch { AgeUnit.Months => "months", AgeUnit.Days => "days", _ => "years" };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
