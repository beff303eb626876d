using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.ApiKeys;

/// <summary>How long a new key is to work, as a page offers it.</summary>
internal static class KeyEnd
{
    public static readonly IReadOnlyList<RadioItem> Choices =
    [
        new("12", "For a year", "We remind you a month before. A key that is replaced each year does less harm where it gets out."),
        new("3", "For 3 months"),
        new("0", "Until it is revoked"),
    ];

    /// <summary>Null for a key without an end.</summary>
    public static bool TryRead(string? chosen, DateTime now, out DateTime? end)
    {
        end = chosen switch { "12" => Midnight(now, 12), "3" => Midnight(now, 3), _ => null };
        return chosen is "12" or "3" or "0";
    }

    /// <summary>At the end of that day in England: nobody is surprised in the middle of a clinic.</summary>
    private static DateTime Midnight(DateTime now, int months) => UkTime.ToUtc(DateOnly.FromDateTime(UkTime.FromUtc(now)).AddMonths(months).AddDays(1), TimeOnly.MinValue);
}
