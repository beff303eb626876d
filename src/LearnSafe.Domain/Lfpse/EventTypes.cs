namespace LearnSafe.Domain.Lfpse;

/// <summary>How the four event types are called, in addresses and stored answers (slug) and on pages (title).</summary>
public static class EventTypes
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<EventType> All { get; } = [EventType.Incident, EventType.GoodCare, EventType.Risk, EventType.Outcome];

    /// <summary><c>incident</c>, <c>good-care</c>, <c>risk</c>, <c>outcome</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no event type.</exception>
    public static string Slug(this EventType type) => type switch
    {
        EventType.Incident => "incident",
        EventType.GoodCare => "good-care",
        EventType.Risk => "risk",
        EventType.Outcome => "outcome",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such event type."),
    };

    /// <summary><c>Incident</c>, <c>Good care</c>, <c>Risk</c>, <c>Outcome</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no event type.</exception>
    public static string Title(this EventType type) => type switch
    {
        EventType.Incident => "Incident",
        EventType.GoodCare => "Good care",
        EventType.Risk => "Risk",
        EventType.Outcome => "Outcome",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such event type."),
    };

    /// <summary><c>Incidents</c>, <c>Good care</c>, <c>Risks</c>, <c>Outcomes</c>: several of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no event type.</exception>
    public static string Plural(this EventType type) => type == EventType.GoodCare ? type.Title() : type.Title() + "s";

    /// <summary>The type with that slug, or null where there is none.</summary>
    public static EventType? FromSlug(string? slug) => slug switch
    {
        "incident" => EventType.Incident,
        "good-care" => EventType.GoodCare,
        "risk" => EventType.Risk,
        "outcome" => EventType.Outcome,
        _ => null,
    };
}
