using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Review;

/// <summary>What a sign points to.</summary>
public enum SignKind
{
    /// <summary>A duty of candour may apply.</summary>
    Candour,

    /// <summary>A criterion of the national table of set responses may be met.</summary>
    NationalCriterion,
}

/// <summary>Something that the program points out to whoever reviews a record. A prompt, never a decision.</summary>
/// <param name="Title">As on a tag: "Duty of candour may apply".</param>
/// <param name="Sentence">What to think of.</param>
/// <param name="When">It is shown where any of these holds.</param>
/// <param name="Status">How sure the source is.</param>
public sealed record ReviewSign(string Name, SignKind Kind, string Title, string Sentence, IReadOnlyList<SignCondition> When, string Source, RuleStatus Status)
{
    /// <summary>Whether it is shown for these answers.</summary>
    public bool IsSeenIn(EventAnswers answers) => When.Any(condition => condition.Holds(answers));
}

/// <summary>When records are several in a short time.</summary>
/// <param name="Days">How far apart the first and the last may be.</param>
/// <param name="Least">How many make it worth a word, the record itself among them.</param>
/// <param name="Alike">Questions whose answers tell whether two events are of the same kind.</param>
public sealed record SeveralRule(int Days, int Least, IReadOnlyList<string> Alike);
