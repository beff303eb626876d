using LearnSafe.Domain.Candour;

namespace LearnSafe.Features.Events.Candour;

/// <summary>What was answered in an assessment. Kept encrypted as it stands, so that it reads the same however the questions change.</summary>
/// <param name="KnownComplication">Whether it was a complication that was known and consented to; it decides nothing.</param>
/// <param name="OpinionBy">Name of the healthcare professional whose opinion it is; null where there is none yet.</param>
/// <param name="Asked">What was asked and answered, in words, in order.</param>
public sealed record CandourStatement(
    CandourAnswer RegulatedActivity, CandourAnswer Unintended, CandourAnswer KnownComplication, IReadOnlyDictionary<string, HarmAnswer> Harm,
    string? OpinionBy, string? OpinionRole, DateOnly? OpinionOn, string Rationale, IReadOnlyList<string> Met, IReadOnlyList<string> Missing, IReadOnlyList<AskedAndAnswered> Asked)
{
    /// <summary>What was asked with what was answered; nothing where no statutory test applies.</summary>
    public static IReadOnlyList<AskedAndAnswered> InWords(HarmTest? test, CandourAnswer activity, CandourAnswer unintended, CandourAnswer complication, IReadOnlyDictionary<string, HarmAnswer> harm) => test is null ? [] :
    [
        new("Did it happen in carrying on a regulated activity?", CandourWords.Word(activity)),
        new("Was the incident unintended or unexpected?", CandourWords.Word(unintended)),
        new("Was it a known complication to which the patient had consented?", CandourWords.Word(complication)),
        .. test.Questions.Select(question => new AskedAndAnswered(question.Ask, CandourWords.Word(harm[question.Name], question))),
    ];
}

/// <summary>A question with its answer, in words.</summary>
public sealed record AskedAndAnswered(string Question, string Answer);

/// <summary>Why it is not the patient who is told.</summary>
public enum ActsFor
{
    /// <summary>It is the patient.</summary>
    Patient,
    Died,
    Under16,
    LacksCapacity,
}

/// <summary>Whoever is told: the patient, or somebody who lawfully acts for them.</summary>
public sealed record RelevantPerson(string Name, ActsFor ActsFor, string? Relation, string? Contact, string? Needs);

/// <summary>The target days of an organisation with the week in which they are counted.</summary>
public sealed record CandourTargets(Domain.Nhs.WorkingWeek Week, int TellDays, int WriteDays)
{
    /// <summary>By when to tell in person.</summary>
    public DateOnly TellBy(DateOnly awareOn) => Week.After(awareOn, TellDays);

    /// <summary>By when to write.</summary>
    public DateOnly WriteBy(DateOnly told) => Week.After(told, WriteDays);
}
