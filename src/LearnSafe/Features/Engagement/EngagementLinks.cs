namespace LearnSafe.Features.Engagement;

/// <summary>Where people affected are engaged.</summary>
public static class EngagementLinks
{
    public const string Mine = "/engagement";

    /// <summary>Cases whose lead has left.</summary>
    public const string HandOver = "/engagement/hand-over";

    public const string New = "/engagement/new";

    public static string NewFor(Guid record) => $"/engagement/new?event={record}";

    public static string Case(Guid id) => $"/engagement/{id}";

    public static string Step(Guid id, int step) => FormattableString.Invariant($"/engagement/{id}/steps/{step}");

    public static string NewPerson(Guid id) => $"/engagement/{id}/person";

    public static string Person(Guid id, Guid person) => $"/engagement/{id}/person?who={person}";

    public static string Support(Guid id, Guid person) => $"/engagement/{id}/support/{person}";

    public static string Contact(Guid id) => $"/engagement/{id}/contact";

    public static string Promise(Guid id, Guid promise) => $"/engagement/{id}/promises/{promise}";

    public static string Question(Guid id, Guid question) => $"/engagement/{id}/questions/{question}";

    public static string Records(Guid id) => $"/engagement/{id}/records";

    public static string Readers(Guid id) => $"/engagement/{id}/readers";

    public static string Close(Guid id) => $"/engagement/{id}/close";

    public static string Print(Guid id) => $"/engagement/{id}/print";
}
