using System.Text.Json;

namespace LearnSafe.Features.Events;

/// <summary>What a reviewer should look at in a record.</summary>
/// <param name="UnexpectedSections">Sections that do not belong to the event type; accepted, because that table is partly derived.</param>
/// <param name="PrivacyFindings">Kinds of personal data found in free text that a program sent, by question.</param>
public sealed record EventFlags(IReadOnlyList<string> UnexpectedSections, IReadOnlyList<PrivacyFlag> PrivacyFindings)
{
    internal static string? Json(EventFlags? flags) =>
        flags is null || (flags.UnexpectedSections.Count == 0 && flags.PrivacyFindings.Count == 0) ? null : JsonSerializer.Serialize(flags, JsonSerializerOptions.Web);

    public static EventFlags? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<EventFlags>(json, JsonSerializerOptions.Web);
}

/// <summary>Where personal data may stand, never the data itself.</summary>
public sealed record PrivacyFlag(string Question, int? Patient, string Kind, int Start, int Length);

/// <summary>Something that looks like personal data and that the reporter chose to keep.</summary>
public sealed record KeptText(string Question, int? Patient, string Kind, string Reason);
