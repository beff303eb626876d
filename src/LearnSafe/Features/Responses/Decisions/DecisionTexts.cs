using System.Text.Json;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>What was typed into a decision. Complaint, claim, personnel matter and safeguarding enquiry are named by their reference number and never by content.</summary>
public sealed record DecisionTexts
{
    public string? SafetyNote { get; init; }

    public string? Priority { get; init; }

    public string? LearningWhy { get; init; }

    public string? RiskWhy { get; init; }

    public string? InequalityNote { get; init; }

    public string? Improvement { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who decided together with whoever wrote it down, by their work.</summary>
    public string? DecidedWith { get; init; }

    public string? Complaint { get; init; }

    public string? Claim { get; init; }

    public string? Personnel { get; init; }

    public string? Safeguarding { get; init; }

    public string Json() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static DecisionTexts Read(string json) => JsonSerializer.Deserialize<DecisionTexts>(json, JsonSerializerOptions.Web)!;

    /// <summary>Everything that was typed.</summary>
    public IEnumerable<string> All => new[] { SafetyNote, Priority, LearningWhy, RiskWhy, InequalityNote, Improvement, Reason, DecidedWith, Complaint, Claim, Personnel, Safeguarding }.OfType<string>();
}
