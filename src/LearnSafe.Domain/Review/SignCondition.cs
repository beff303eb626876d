using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Review;

/// <summary>When something is pointed out: where all of its parts hold. What is said of a patient must hold for one and the same patient.</summary>
/// <param name="Types">Types of event; empty for every type.</param>
/// <param name="PhysicalHarm">Met by this code or a worse one.</param>
/// <param name="PsychologicalHarm">Met by this code or a worse one. Where both harms are given, one of them is enough.</param>
/// <param name="AgeUnder">In years. A patient whose age is not known does not meet it.</param>
/// <param name="Answers">By question: one of these answers.</param>
public sealed record SignCondition(
    IReadOnlyList<EventType> Types, int? PhysicalHarm, int? PsychologicalHarm, int? AgeUnder, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    /// <summary>Whether an event's answers meet the condition.</summary>
    public bool Holds(EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (Types.Count > 0 && !Types.Contains(answers.Type)) return false;
        if (!Answers.All(asked => answers.All(asked.Key).Intersect(asked.Value, StringComparer.Ordinal).Any())) return false;
        return !AsksOfPatient || answers.Patients.Any(HoldsFor);
    }

    private bool AsksOfPatient => PhysicalHarm is not null || PsychologicalHarm is not null || AgeUnder is not null;

    private bool HoldsFor(AnswerSet patient) =>
        (AgeUnder is not { } years || IsUnder(PatientAge.FromAnswer(patient.First(PatientAge.Question)), years))
        && ((PhysicalHarm is null && PsychologicalHarm is null) || Reaches(patient.First(ReportedHarm.PhysicalQuestion), PhysicalHarm) || Reaches(patient.First(ReportedHarm.PsychologicalQuestion), PsychologicalHarm));

    private static bool Reaches(string? code, int? least) => least is { } level && int.TryParse(code, out var found) && found >= 1 && found <= level;

    private static bool IsUnder(PatientAge? age, int years) => age is { } known && (known.Unit != AgeUnit.Years || known.Number < years);
}
