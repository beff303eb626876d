using System.Globalization;

namespace LearnSafe.Features.Retention;

/// <summary>A period of keeping as it is read.</summary>
internal static class PeriodWords
{
    public static string Of(RetentionPlan plan) => plan.Months is { } months ? $"{Of(months)} from {plan.Rule.From}" : "For good";

    public static string Of(int months) => months % 12 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{months / 12} year{(months == 12 ? "" : "s")}")
        : string.Create(CultureInfo.InvariantCulture, $"{months} months");
}
