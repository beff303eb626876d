using System.Globalization;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;

namespace LearnSafe.Features.Denominators;

/// <summary>Denominators as a reader reads them.</summary>
public static class DenominatorWords
{
    /// <summary>"8,412 registered patients, from 1 April 2026".</summary>
    public static string Sentence(DenominatorKind kind, DenominatorValue value)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(value);
        return string.Create(CultureInfo.InvariantCulture, $"{value.Value:N0} {kind.Unit}, {Time(value)}");
    }

    /// <summary>"April 2026", "April to June 2026", "from 1 April 2026", "1 April 2026 to 12 May 2026".</summary>
    public static string Time(DenominatorValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.To is not { } to) return $"from {UkTime.Text(value.From)}";
        if (value.From.Day != 1 || to.AddDays(1).Day != 1) return $"{UkTime.Text(value.From)} to {UkTime.Text(to)}";
        if (value.From.Month == to.Month && value.From.Year == to.Year) return value.From.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return value.From.ToString(value.From.Year == to.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture) + to.ToString(" 'to' MMMM yyyy", CultureInfo.InvariantCulture);
    }
}
