using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Engagement;

/// <summary>Something that a step records, in free text.</summary>
/// <param name="Name">Under which the text is kept.</param>
/// <param name="Hint">Null where there is nothing to say.</param>
public sealed record StepRecord(string Name, string Title, string? Hint);

/// <summary>One of the four steps.</summary>
/// <param name="Number">From 1 to 4.</param>
public sealed record EngagementStep(int Number, string Title, string Purpose, IReadOnlyList<StepRecord> Records);

/// <summary>The steps of one version.</summary>
public sealed record EngagementSteps(int Version, IReadOnlyList<EngagementStep> All, string Source, RuleStatus Status);

/// <summary>A principle of engagement, as a question to oneself.</summary>
public sealed record EngagementPrinciple(string Name, string Title, string Prompt);

/// <summary>The principles of one version.</summary>
public sealed record EngagementPrinciples(IReadOnlyList<EngagementPrinciple> All, string Source, RuleStatus Status);
