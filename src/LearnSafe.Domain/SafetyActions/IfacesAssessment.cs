using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>What a proposed action is looked at for. The names are stored.</summary>
public enum IfacesCriterion
{
    Inequality,
    Feasibility,
    Acceptability,
    CostBenefit,
    Effectiveness,
    Sustainability,
}

/// <summary>A criterion, as a form asks for it.</summary>
/// <param name="Low">What 1 stands for.</param>
/// <param name="High">What 5 stands for.</param>
public sealed record IfacesQuestion(IfacesCriterion Criterion, string Title, string Question, string Low, string High);

/// <summary>All criteria, in the order of the file.</summary>
public sealed record IfacesQuestions(string Source, RuleStatus Status, IReadOnlyList<IfacesQuestion> All);

/// <summary>How an action was rated for one criterion, and why.</summary>
/// <param name="Score">1 to 5; 5 always speaks for the action.</param>
/// <param name="Reason">Never empty: a number without a reason tells nobody anything.</param>
public sealed record IfacesRating(IfacesCriterion Criterion, int Score, string Reason);

/// <summary>Rates an action: inequality, feasibility, acceptability, cost and benefit, effectiveness, sustainability.</summary>
/// <remarks>Source: the safety action development guide (NHS England 2022). How exactly it scores is not established: 1 to 5 and the sum are ours, and an aid alone.</remarks>
public static class IfacesAssessment
{
    public const int Least = 1;
    public const int Most = 5;

    /// <summary>In characters.</summary>
    public const int LongestReason = 500;

    /// <summary>What is wrong with one rating, as a sentence without a full stop; null where nothing is.</summary>
    /// <param name="title">Of the criterion.</param>
    public static string? Fault(string title, int? score, string? reason) => (score, reason) switch
    {
        (null, _) => $"Select a number for {Lower(title)}",
        ( < Least or > Most, _) => $"The number for {Lower(title)} must be between {Least} and {Most}",
        (_, null or "") => $"Enter your reason for {Lower(title)}",
        (_, { Length: > LongestReason }) => $"The reason for {Lower(title)} must be {LongestReason} characters or fewer",
        _ => null,
    };

    /// <summary>The sum, 6 to 30; null while a criterion is missing: half a sum would look worse than it is.</summary>
    public static int? Sum(IReadOnlyCollection<IfacesRating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return ratings.Select(rating => rating.Criterion).Distinct().Count() == Enum.GetValues<IfacesCriterion>().Length ? ratings.Sum(rating => rating.Score) : null;
    }

    private static string Lower(string title) => char.ToLowerInvariant(title[0]) + title[1..];
}
