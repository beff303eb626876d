using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

/// <summary>A form small enough to reason about, on the elements of taxonomy 5.</summary>
internal static class SmallForm
{
    public static FormRules Rules { get; } = new(
        5,
        new Dictionary<EventType, EventForm>
        {
            [EventType.Incident] = new(
                EventType.Incident,
                [
                    new FormPage("what-happened", "What happened", [Must("Description"), Must("IncidentOccurredToday"), Must("Date"), May("ApproximateDate")]),
                    new FormPage("harm", "Harm", [
                        Must("InvolvedAgents"), Must("NumberOfPatients"), Must("PhysicalHarm"), Must("PsychologicalHarm"), Must("StrengthOfAssociation"),
                        May("Gender"), Must("RiskImminent"), Must("LevelOfConcern")]),
                ],
                [
                    new FormTask("medicines", "Medicines", null, new AnswerCondition("InvolvedAgents", ["4"]), [Must("DrugInvolvementFactors"), May("MedicationAdministeredIncorrectly")]),
                    new FormTask("anonymity", "Anonymity", null, null, [May("WhyAnonymous"), May("WhyAnonymousOther")]),
                    new FormTask("governance", "Governance", null, null, [May("NeverEvent"), Must("NeverEventType")]),
                ]),
            [EventType.Risk] = new(EventType.Risk, [new FormPage("risk", "Risk", [Must("Description"), Must("RiskImminent"), Must("LevelOfConcern")])], []),
        },
        [
            new Opening(new AnswerCondition("IncidentOccurredToday", ["y"]), ["TodaysDate", "Date"], "observed", BySystem: true),
            Opens("IncidentOccurredToday", ["n"], "Date"),
            Opens("IncidentOccurredToday", ["u"], "ApproximateDate"),
            Opens("NumberOfPatients", ["0"], "RiskImminent"),
            new Opening(new AnswerCondition("PhysicalHarm", ["1"], Not: true), ["PsychologicalHarm"], "observed"),
            Opens("PhysicalHarm", ["1", "2"], "StrengthOfAssociation"),
            Opens("PsychologicalHarm", ["1"], "StrengthOfAssociation"),
            Opens("DrugInvolvementFactors", ["3"], "MedicationAdministeredIncorrectly"),
            Opens("IsAnonymous", ["true"], "WhyAnonymous"),
            Opens("WhyAnonymous", ["8"], "WhyAnonymousOther"),
            Opens("NeverEvent", ["true"], "NeverEventType"),
        ],
        ["ReferenceNumber", "PatientSequence", "DataSharingOptOut", "IsAnonymous", "TodaysDate"],
        new Dictionary<EventType, IReadOnlyList<string>>());

    public static EventAnswers Incident { get; } = new() { TaxonomyVersion = 5, Type = EventType.Incident };

    public static OpenQuestions Open(EventAnswers answers, int? numberOfPatients = null) => new(ShippedContent.V5, Rules, answers, numberOfPatients);

    public static AnswerSet Patient(int sequence, string? physical = null, string? psychological = null) =>
        AnswerSet.Empty.With("PatientSequence", $"{sequence}").With("PhysicalHarm", physical ?? "").With("PsychologicalHarm", psychological ?? "");

    private static FormQuestion Must(string question) => new(question, true);

    private static FormQuestion May(string question) => new(question, false);

    private static Opening Opens(string question, string[] values, params string[] opens) => new(new AnswerCondition(question, values), opens, "observed");
}
