using System.Globalization;

namespace LearnSafe.Domain.Rates;

/// <summary>So many of a kind at one provider.</summary>
/// <param name="From">The first day that it speaks of.</param>
/// <param name="To">The last; null for what holds until the next value.</param>
/// <param name="Value">Above 0.</param>
public sealed record DenominatorValue(DateOnly From, DateOnly? To, int Value)
{
    private const int EarliestYear = 2000;

    /// <summary>Why no provider can have such a value; null where it can. A phrase without a full stop.</summary>
    /// <param name="today">The day it is in England: nothing is known of what is to come.</param>
    public string? Fault(DenominatorKind kind, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (From.Year < EarliestYear) return $"The time is before {EarliestYear}";
        if (Value <= 0) return "The value must be above 0; leave out a time in which there was nothing to count against";
        if (Value > kind.Most) return string.Create(CultureInfo.InvariantCulture, $"The value is more than {kind.Most:N0}, which is not believed for one provider");
        if (To < From) return "The last day is before the first";
        if (!kind.IsFlow) return From > today ? "The first day is still to come" : null;
        if (To is not { } to) return "What is counted over a time needs a last day, or a month or quarter in \"from\"";
        if (Months(From, to) is not (1 or 3) || (Months(From, to) == 3 && From.Month % 3 != 1)) return "The time is not a whole month or a whole quarter";
        return to >= today ? "That time is not over yet, so it is not known how much was done in it" : null;
    }

    /// <summary>Whether both speak of the same days, which cannot be for what is counted over a time.</summary>
    public bool Overlaps(DenominatorValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);
    }

    /// <summary>How many whole months; 0 where they are not whole.</summary>
    private static int Months(DateOnly from, DateOnly to) =>
        from.Day == 1 && to < DateOnly.MaxValue && to.AddDays(1) is { Day: 1 } next ? ((next.Year - from.Year) * 12) + next.Month - from.Month : 0;
}
