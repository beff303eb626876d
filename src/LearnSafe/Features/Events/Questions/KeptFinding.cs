using System.Text.Json;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Something that looks like a personal detail and that its author keeps, with why. It is not asked about again.</summary>
/// <param name="Text">The very words: they stand in the draft anyway, and do not go further.</param>
public sealed record KeptFinding(string Question, int? Patient, string Kind, string Text, string Reason)
{
    public static IReadOnlyList<KeptFinding> Read(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<KeptFinding>>(json, JsonSerializerOptions.Web) ?? [];

    public static string? Write(IReadOnlyList<KeptFinding> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return kept.Count == 0 ? null : JsonSerializer.Serialize(kept, JsonSerializerOptions.Web);
    }

    /// <summary>What is said of it in the record's history.</summary>
    public static IReadOnlyList<KeptText> Texts(IReadOnlyList<KeptFinding> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return [.. kept.Select(finding => new KeptText(finding.Question, finding.Patient, finding.Kind, finding.Reason))];
    }
}
