namespace LearnSafe.Domain.Responses;

/// <summary>A method of learning response, as a decision names it.</summary>
/// <param name="Name">As it is stored.</param>
/// <param name="UseWhen">When it fits, in a few words.</param>
/// <remarks>Source: the patient safety learning response toolkit of NHS England; significant event analysis is primary care's own.</remarks>
public sealed record PlannedMethod(string Name, string Title, string UseWhen)
{
    public static IReadOnlyList<PlannedMethod> All { get; } =
    [
        new("swarm-huddle", "Swarm huddle", "at once, with those who were there"),
        new("after-action-review", "After action review", "days or weeks later, with the whole team"),
        new("mdt-review", "Multidisciplinary team review", "several events, or a long pathway"),
        new("significant-event-analysis", "Significant event analysis", "any event that is worth the team’s thought"),
        new("thematic-review", "Thematic review", "a pattern across many events"),
        new("psii", "Patient safety incident investigation (PSII)", "complex, or nationally required"),
    ];

    /// <summary>Null where there is none of that name.</summary>
    public static PlannedMethod? Find(string? name) => All.FirstOrDefault(method => method.Name == name);
}
