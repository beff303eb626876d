using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>How much an action of a kind usually changes. A hint, never a judgement of one action.</summary>
/// <param name="Name">As stored: <c>forcing</c>.</param>
/// <param name="Sentence">What is usually found of such actions.</param>
/// <param name="Stronger">Whether it changes the system rather than asking people to remember.</param>
public sealed record StrengthTier(string Name, string Title, string Example, string Sentence, bool Stronger);

/// <summary>The hierarchy of one version of the content, strongest first.</summary>
/// <param name="Status">How sure the source is.</param>
public sealed record StrengthHierarchy(int Version, string Source, RuleStatus Status, IReadOnlyList<StrengthTier> Tiers)
{
    /// <summary>Null where this version does not know the name.</summary>
    public StrengthTier? Find(string? name) => Tiers.FirstOrDefault(tier => tier.Name == name);
}
