namespace LearnSafe.Domain.Candour;

/// <summary>An answer to a question of the test.</summary>
public enum CandourAnswer
{
    /// <summary>Nobody can say yet, or nobody was asked.</summary>
    NotKnown,

    No,

    /// <summary>It is so, or appears to be.</summary>
    Yes,

    /// <summary>It did not happen, and could have or still can. Counts for the health service body test alone.</summary>
    Could,
}

/// <summary>The answer about one kind of harm.</summary>
/// <param name="Days">For how many days without a break so far; null where nobody counted, or it does not matter.</param>
/// <param name="LikelyToLast">Whether it is likely to last for the days that are needed.</param>
public sealed record HarmAnswer(CandourAnswer Answer, int? Days = null, CandourAnswer LikelyToLast = CandourAnswer.NotKnown);

/// <summary>Everything that the test is decided by. A level of harm is not among it, and neither is the care setting.</summary>
/// <param name="RegisteredPerson">By its name in the content file; null where nobody has said.</param>
/// <param name="RegulatedActivity">Whether it happened in carrying on an activity that CQC regulates.</param>
/// <param name="Unintended">Whether the incident was unintended or unexpected: the incident, not a complication that was known and consented to.</param>
/// <param name="HasOpinion">Whether a healthcare professional has given their opinion on the harm.</param>
/// <param name="Harm">By the question's name; one that is left out is not known.</param>
/// <param name="On">The day on which it is judged, which decides the version of the test.</param>
public sealed record CandourAnswers(
    string? RegisteredPerson, CandourAnswer RegulatedActivity, CandourAnswer Unintended, bool HasOpinion, IReadOnlyDictionary<string, HarmAnswer> Harm, DateOnly On);

/// <summary>What the answers come to.</summary>
public enum CandourResult
{
    /// <summary>Something that decides is not known yet.</summary>
    CannotBeSaid,

    /// <summary>The statutory duty asks for everything from telling in person on.</summary>
    Notifiable,

    /// <summary>No notification by law; the general duty of openness, and the professional duty, hold all the same.</summary>
    OpennessApplies,

    /// <summary>The statutory duty is not engaged; the professional duty is.</summary>
    ProfessionalDuty,
}

/// <summary>The result with what it rests on.</summary>
/// <param name="Test">The test that was used; null where none applies or it cannot be said which.</param>
/// <param name="Met">The limbs that are met.</param>
/// <param name="Missing">Names of what is still to be answered: of questions, or of <see cref="CandourTest.RegisteredPerson"/> and its neighbours.</param>
public sealed record CandourJudgement(CandourResult Result, HarmTest? Test, IReadOnlyList<HarmLimb> Met, IReadOnlyList<string> Missing);
