using System.Text.RegularExpressions;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>What an action does not say yet: who, by when, how one will know. Hints, never a reason to refuse it.</summary>
/// <remarks>Source: "SMART" as it is commonly taught: specific, measurable, achievable, relevant, time-bound. The words are our own.</remarks>
public static partial class SmartHints
{
    private const int Shortest = 25;

    /// <param name="description">As typed.</param>
    /// <param name="hasMeasure">Whether a measure is attached to the action.</param>
    /// <returns>Whole sentences, in the order: what, who, by when, how known.</returns>
    public static IReadOnlyList<string> Of(string? description, bool hasOwner, bool hasDueBy, bool hasMeasure)
    {
        var text = description ?? "";
        List<string> hints = [];
        if (Vague().Match(text) is { Success: true } vague) hints.Add($"“{Capital(vague.Value)}” does not say what will be different. Say what somebody will see that is not there now.");
        else if (text.Trim().Length < Shortest) hints.Add("Say what will be different in a whole sentence.");
        if (!hasOwner) hints.Add("Say who does it: one person or one role.");
        if (!hasDueBy && !ADay().IsMatch(text)) hints.Add("Say by when it is done.");
        if (!hasMeasure && !HowKnown().IsMatch(text)) hints.Add("Say how you will know that it worked, or attach a measure.");
        return hints;
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant();

    [GeneratedRegex(@"\b(?:ensure|make sure|raise awareness|be more (?:careful|vigilant|aware)|encourage|try to|where possible|as appropriate|as needed|improve communication|be vigilant|take (?:more )?care)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(?:by|before|from|until|on)\s+(?:the\s+)?(?:end of\s+)?(?:\d{1,2}\b|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|next\b|spring|summer|autumn|winter)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ADay();

    [GeneratedRegex(@"\b(?:audit\w*|count(?:ed|ing|s)?|measur\w+|sampl\w+|check(?:ed|s)?\s+(?:weekly|monthly|every)|per cent|percent|rate of|number of|run chart|so that (?:no|every|all)|we will know)\b|%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HowKnown();
}
