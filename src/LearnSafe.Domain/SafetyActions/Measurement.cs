using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>One data point of a measure.</summary>
/// <param name="Day">The day, or the first day of the period.</param>
/// <param name="Numerator">With a denominator, where the measure is a part of something; else null.</param>
/// <param name="Value">Where the measure is a number by itself; else null.</param>
public sealed record Measurement(DateOnly Day, double? Numerator, double? Denominator, double? Value, string? Note = null)
{
    /// <summary>In characters.</summary>
    public const int LongestNote = 200;

    /// <summary>What is wrong with the numbers, as a sentence without a full stop; null where they suit the chart.</summary>
    public string? Fault(ChartKind chart, DateOnly today)
    {
        if (Day > today) return "The date must be today or in the past";
        if (Day.Year < 2000) return "The date must be 1 January 2000 or later";
        if (Note?.Length > LongestNote) return $"The note must be {LongestNote} characters or fewer";
        if (!chart.HasDenominators()) return Numerator is null && Denominator is null && Value is { } value && double.IsFinite(value) ? NumberFault(chart, value) : "Enter one number";
        if (Numerator is not { } part || Denominator is not { } whole || !double.IsFinite(part) || !double.IsFinite(whole)) return "Enter a numerator and a denominator";
        if (part < 0) return "The numerator must be 0 or more";
        if (whole <= 0) return "The denominator must be more than 0";
        return chart is ChartKind.Proportion or ChartKind.ProportionPrime or ChartKind.NumberOfCases && part > whole ? "The numerator must not be larger than the denominator" : null;
    }

    /// <summary>The share, or the value itself: what a reader looks at.</summary>
    public double? Shown => Value ?? (Denominator is > 0 ? Numerator / Denominator : null);

    private static string? NumberFault(ChartKind chart, double value) => chart switch
    {
        ChartKind.Count or ChartKind.BetweenCases when value < 0 || value != Math.Floor(value) => "Enter a whole number, 0 or more",
        ChartKind.TimeBetween when value < 0 => "Enter a number of 0 or more",
        _ => null,
    };
}
