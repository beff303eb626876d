namespace LearnSafe.Domain.Responses;

/// <summary>What was decided about a patient safety event. Stored by name.</summary>
public enum ResponseOutcome
{
    /// <summary>Recorded and counted, and nothing more.</summary>
    NoResponse,

    /// <summary>Its causes are known, and improvement is under way already.</summary>
    LinkToImprovement,

    /// <summary>Too little is known: facts are gathered, and it is decided again.</summary>
    AssessmentFirst,

    /// <summary>A learning response by a stated method.</summary>
    LearningResponse,

    /// <summary>Somebody else responds.</summary>
    ReferOnly,
}

/// <summary>What the outcomes are called.</summary>
public static class ResponseOutcomes
{
    public static IReadOnlyList<ResponseOutcome> All { get; } = Enum.GetValues<ResponseOutcome>();

    /// <summary>As in a list of choices.</summary>
    public static string Title(this ResponseOutcome outcome) => outcome switch
    {
        ResponseOutcome.NoResponse => "No further response",
        ResponseOutcome.LinkToImprovement => "Part of improvement that is under way",
        ResponseOutcome.AssessmentFirst => "Find out more first, then decide again",
        ResponseOutcome.LearningResponse => "A learning response",
        ResponseOutcome.ReferOnly => "Refer it to somebody else, and no response of our own",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    /// <summary>When it fits.</summary>
    public static string Hint(this ResponseOutcome outcome) => outcome switch
    {
        ResponseOutcome.NoResponse => "Little new could be learned. Whoever is affected is still answered.",
        ResponseOutcome.LinkToImprovement => "What led to it is well understood, and work on it exists.",
        ResponseOutcome.AssessmentFirst => "A short gathering of facts, a huddle for instance, with a day on which you decide.",
        ResponseOutcome.LearningResponse => "What led to it is poorly understood, and much could be learned.",
        ResponseOutcome.ReferOnly => "The national table sends it elsewhere, and a response of your own would repeat theirs.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    /// <summary>For whoever told it: what happens now, without why.</summary>
    public static string ForReporter(this ResponseOutcome outcome) => outcome switch
    {
        ResponseOutcome.NoResponse => "We keep it and count it, and look no further into it on its own.",
        ResponseOutcome.LinkToImprovement => "It becomes part of improvement that is already under way.",
        ResponseOutcome.AssessmentFirst => "We find out more first, and then decide again.",
        ResponseOutcome.LearningResponse => "We look into how it came about, so that we can learn from it.",
        ResponseOutcome.ReferOnly => "An organisation outside looks into it.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };
}

/// <summary>How much, as people judge it. Stored by name.</summary>
public enum JudgedLevel
{
    Low,
    Medium,
    High,
}

/// <summary>Whether everything that cannot wait was done. Stored by name.</summary>
public enum ImmediateSafety
{
    Done,
    StillToDo,
}
