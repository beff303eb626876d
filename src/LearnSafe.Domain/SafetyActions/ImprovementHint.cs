using System.Text.RegularExpressions;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>A gentle hint where an area for improvement reads like an action.</summary>
/// <remarks>Source: the safety action development guide: an area for improvement says what in the system needs to change, and not how. The words are our own.</remarks>
public static partial class ImprovementHint
{
    /// <summary>What to think of, as a sentence; null where the statement reads like something that needs to change. Never a reason to refuse it.</summary>
    public static string? Of(string? statement)
    {
        if (string.IsNullOrWhiteSpace(statement)) return null;
        if (BeginsWithADoing().Match(statement) is { Success: true } doing)
            return $"This begins with “{doing.Groups["word"].Value}”, which reads like an action. Say what in the system needs to change, and leave how to do it to the actions.";
        if (TellsPeople().IsMatch(statement))
            return "This says what people should do. Say what in their work makes that hard or easy, and leave how to change it to the actions.";
        return SpeaksOfTraining().IsMatch(statement)
            ? "This speaks of training or reminding. That is one way to change something. Say what in the system needs to change."
            : null;
    }

    [GeneratedRegex(@"^\W*(?:(?:we|they|the practice)\s+(?:will|must|should|need to)\s+)?(?<word>add|adopt|appoint|arrange|audit|buy|change|circulate|communicate|create|deliver|design|develop|discuss|educate|email|ensure|establish|implement|inform|install|introduce|issue|make|move|order|print|produce|provide|purchase|put|recruit|remind|remove|replace|review|revise|roll out|run|send|set up|share|stop|teach|tell|train|update|upgrade|use|write)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeginsWithADoing();

    [GeneratedRegex(@"\b(?:staff|clinicians?|doctors?|gps?|nurses?|pharmacists?|receptionists?|dentists?|everybody|everyone|people|all)\s+(?:should|must|need to|are to|ought to|have to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TellsPeople();

    [GeneratedRegex(@"\b(?:training (?:is|for|on|in)|be trained|be reminded|reminders? to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfTraining();
}
