using LearnSafe.Features.Responses.Learning;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>Where it is decided how to respond, and noted who outside is told.</summary>
public static class DecisionLinks
{
    public const string All = "/decisions";

    /// <summary>Where somebody has to decide again.</summary>
    public const string Again = "/decisions?show=again";

    /// <summary>Notifications that are due.</summary>
    public const string Due = "/decisions?show=due";

    /// <summary>Of a record: what was decided, and where it is decided.</summary>
    public static string Record(Guid id) => $"/events/{id}/decision";

    /// <summary>Of a record that was decided about: where somebody looks at it again.</summary>
    public static string RecordAgain(Guid id) => $"/events/{id}/decision?again=true";

    public static string Decision(Guid id) => $"/decisions/{id}";

    public static string Notifications(Guid id) => $"/events/{id}/notifications";

    /// <summary>Where the learning response begins that a decision asked for.</summary>
    public static string Respond(Guid decision) => ResponseLinks.NewOf(decision);
}
