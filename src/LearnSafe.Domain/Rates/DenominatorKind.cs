using System.Globalization;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Rates;

/// <summary>Something that records are counted against.</summary>
/// <param name="Name">As files and addresses write it: <c>registered-patients</c>.</param>
/// <param name="Unit">As a sentence says several of it: "registered patients".</param>
/// <param name="IsFlow">Counted over whole months or quarters; otherwise it holds from a day until the next value.</param>
/// <param name="Settings">Whose denominator it is.</param>
/// <param name="Per">Rates are shown per so many.</param>
/// <param name="Most">The largest value that is believed for one provider and one period.</param>
/// <param name="HoldsMonths">How long a value holds where no other follows; 0 for what is counted over a time.</param>
public sealed record DenominatorKind(string Name, string Title, string Unit, bool IsFlow, IReadOnlyList<CareSetting> Settings, int Per, int Most, int HoldsMonths, string Source, RuleStatus Status)
{
    /// <summary>"per 1,000 registered patients".</summary>
    public string PerUnit => string.Create(CultureInfo.InvariantCulture, $"per {Per:N0} {Unit}");
}
