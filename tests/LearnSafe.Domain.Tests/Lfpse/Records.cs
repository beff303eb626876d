using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

/// <summary>Records for tests; all invented.</summary>
internal static class Records
{
    /// <summary>What the taxonomy asks at the least.</summary>
    public static EventAnswers Smallest { get; } = new EventAnswers { TaxonomyVersion = 5, Type = EventType.Incident }
        .With("LocationKnown", "y").With("ReporterType", "3");

    /// <summary>An incident with two patients and answers on every carrier.</summary>
    public static EventAnswers Incident { get; } = new EventAnswers
    {
        TaxonomyVersion = 5,
        Type = EventType.Incident,
        Description = "Two bags were swapped at the counter. “Mine’s the blue one,” said the second patient – and it was.",
        Date = "2026-11-20",
        Identifiers = [new SenderIdentifier("https://lrms.example/incidents", "2026/117"), new SenderIdentifier(null, "W-9")],
        Patients =
        [
            AnswerSet.Empty.With("PhysicalHarm", "4").With("PsychologicalHarm", "4").With("AgeAtTimeOfIncidentDays", "18600").With("Gender", "1").With("PatientSequence", "1"),
            AnswerSet.Empty.With("PhysicalHarm", "5").With("ClinicalOutcome", "Watched for an hour").With("PatientSequence", "2"),
        ],
    }
        .With("IncidentOccurredToday", "n").With("PreciseTime", "17:30:00")
        .With("InvolvedAgents", "4", "3").With("DrugsInvolved", "Amlodipine 5mg tablets", "Amlodipine 10mg tablets")
        .With("ImmediateActions", "Both bags were called back").With("LevelOfConcern", "3").With("DataSharingOptOut", "false")
        .With("SafetyChallenges", "5").With("NeverEvent", "false")
        .With("DrugInvolvementFactors", "3").With("MedicationAdministeredIncorrectly", "2")
        .With("LocationKnown", "y").With("Organisation", "FA123").With("ServiceArea", "9").With("ReporterType", "3").With("ReporterOrganisation", "FA123")
        .With("MedicationAdministration", "n").With("DeviceType", "1");
}
