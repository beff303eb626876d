using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events;

/// <summary>What is filtered and counted, worked out from the answers.</summary>
public sealed record EventColumns(
    int TaxonomyVersion, EventType Type, DateOnly? OccurredOn, int OccurredPrecision, int PatientCount, ReportedHarm Harm, int? LevelOfConcern)
{
    public static EventColumns Of(EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var date = PartialDate.Parse(answers.Date ?? answers.Values.First("TodaysDate") ?? answers.Values.First("ApproximateDate"));
        return new EventColumns(
            answers.TaxonomyVersion, answers.Type, date?.FirstDay, date is { } known ? Precision(known.Precision) : 0, answers.Patients.Count, ReportedHarm.Of(answers),
            int.TryParse(answers.Values.First("LevelOfConcern"), NumberStyles.None, CultureInfo.InvariantCulture, out var concern) ? concern : null);
    }

    /// <summary>As they stand in a row.</summary>
    public static EventColumns Of(PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new EventColumns(
            record.TaxonomyVersion, record.Type, record.OccurredOn, record.OccurredPrecision, record.PatientCount,
            new ReportedHarm(record.PhysicalHarm, record.PsychologicalHarm), record.LevelOfConcern);
    }

    public void ApplyTo(PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        (record.TaxonomyVersion, record.Type, record.PatientCount) = (TaxonomyVersion, Type, PatientCount);
        (record.OccurredOn, record.OccurredPrecision) = (OccurredOn, OccurredPrecision);
        (record.PhysicalHarm, record.PsychologicalHarm, record.Harm, record.LevelOfConcern) = (Harm.Physical, Harm.Psychological, Harm.Combined, LevelOfConcern);
    }

    /// <summary>Characters known, as the national database counts them.</summary>
    private static int Precision(DatePrecision precision) => precision switch
    {
        DatePrecision.Year => 4,
        DatePrecision.Month => 7,
        _ => 10,
    };
}
