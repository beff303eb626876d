using System.Globalization;
using System.Text;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.PublicForms;

/// <summary>Makes of the answers to a public form what every record is made of.</summary>
public static class PublicFormRecord
{
    private const string PatientSequence = "PatientSequence";

    /// <summary>The answers of the record. What is kept apart is not among them.</summary>
    /// <exception cref="InvalidOperationException">The form is not answered to its end.</exception>
    public static EventAnswers Of(PublicForm form, PublicAnswers answers, OwnOrganisation own)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(own);
        if (answers.FirstMissing(form) is { } missing) throw new InvalidOperationException($"The page {missing.Name} is not answered.");
        var open = answers.Open(form);
        var chosen = open.SelectMany(page => answers.Of(page.Name).Select(page.Option).OfType<PublicFormOption>()).ToList();
        var type = chosen.Select(option => option.Type).OfType<EventType>().First();
        var record = new EventAnswers { TaxonomyVersion = form.TaxonomyVersion, Type = type };
        foreach (var (element, values) in form.Always) record = record.With(element, Filled(values, own, answers));
        foreach (var (element, values) in chosen.SelectMany(option => option.Sets).GroupBy(set => set.Key, set => set.Value, StringComparer.Ordinal).Select(sets => (sets.Key, sets.SelectMany(set => set))))
            record = record.With(element, Filled(values, own, answers).Distinct(StringComparer.Ordinal));
        foreach (var page in open.Where(page => page.To is not null && answers.Of(page.Name).Count > 0)) record = record.With(page.To!, answers.First(page.Name)!);
        record = record with { Description = Description(record.Description, open.Where(page => page.InWords is not null), answers) };
        return type == EventType.Incident ? record with { Patients = [Patient(chosen)] } : record;
    }

    private static AnswerSet Patient(IEnumerable<PublicFormOption> chosen) =>
        chosen.SelectMany(option => option.Patient).Aggregate(AnswerSet.Empty.With(PatientSequence, "1"), (patient, set) => patient.With(set.Key, set.Value));

    /// <summary>The person's own words, then what they chose that has no element of its own.</summary>
    private static string Description(string? own, IEnumerable<PublicFormPage> pages, PublicAnswers answers)
    {
        StringBuilder text = new(own);
        foreach (var page in pages)
        {
            if (answers.Of(page.Name) is not { Count: > 0 } values) continue;
            if (text.Length > 0) text.Append("\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{page.InWords}: {string.Join("; ", values.Select(value => page.Option(value)?.Text ?? value))}");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Filled(IEnumerable<string> values, OwnOrganisation own, PublicAnswers answers) => values.Select(value => value switch
    {
        "$own" => own.Code,
        "$service" => own.CareSetting?.ServiceAreaCode() ?? "",
        "$place" => own.CareSetting?.LocationWithinServiceCode() ?? "",
        "$optOut" => own.DataSharingOptOut ? "true" : "false",
        "$today" => answers.StartedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    });
}
