namespace LearnSafe.Features.Events.Joins;

/// <summary>Where records are joined and parted.</summary>
public static class JoinLinks
{
    /// <param name="other">The reference of the other record, where it is known already.</param>
    public static string Join(Guid id, string? other = null) => other is null ? $"/events/{id}/join" : $"/events/{id}/join?with={other}";

    public static string Part(Guid id) => $"/events/{id}/part";
}
