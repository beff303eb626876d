using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Demo;

/// <summary>The answers of a demo record: its own, with what every record of its organisation has.</summary>
internal static class DemoAnswers
{
    public static EventAnswers Of(DemoRecord record, DemoOrganisation organisation, DateOnly recorded, int taxonomyVersion, bool person)
    {
        var date = recorded.AddDays(-record.Occurred).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["Organisation"] = [organisation.Code],
            ["ReporterType"] = ["3"],
            ["ReporterOrganisation"] = [organisation.Code],
            ["DataSharingOptOut"] = ["false"],
            ["FromOnlineForms"] = [person ? "true" : "false"],
            ["IsAnonymous"] = ["false"],
        };
        if (record.Type != EventType.Risk)
        {
            values["IncidentOccurredToday"] = [record.Occurred == 0 ? "y" : "n"];
            if (record.Occurred == 0) values["TodaysDate"] = [date];
            values["LocationKnown"] = ["y"];
            values["ServiceArea"] = [organisation.Setting!.Value.ServiceAreaCode()];
            values["LocationWithinService"] = [organisation.Setting.Value.LocationWithinServiceCode()];
        }

        foreach (var (element, given) in record.Answers) values[element] = given;
        return new EventAnswers
        {
            TaxonomyVersion = taxonomyVersion,
            Type = record.Type,
            Description = record.Description,
            Date = record.Type == EventType.Risk ? null : date,
            Identifiers = record.Identifiers ?? [],
            Values = AnswerSet.Of(values),
            Patients = Patients(record.Patients),
        };
    }

    public static IReadOnlyList<AnswerSet> Patients(IReadOnlyList<IReadOnlyDictionary<string, string>>? patients) =>
    [
        .. (patients ?? []).Select((patient, index) =>
            patient.Aggregate(AnswerSet.Empty.With("PatientSequence", (index + 1).ToString(CultureInfo.InvariantCulture)), (set, answer) => set.With(answer.Key, answer.Value))),
    ];

    public static EventAnswers With(this EventAnswers answers, IReadOnlyDictionary<string, IReadOnlyList<string>>? changes) =>
        (changes ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)).Aggregate(answers, (changed, change) => changed.With(change.Key, change.Value));
}
