using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Privacy;

/// <summary>Exact ages as others see them: wide enough that many people of one practice are in each.</summary>
public static class AgeBands
{
    /// <summary>Youngest first.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["Under 1 year", "1 to 4 years", "5 to 9 years", "10 to 17 years", "18 to 29 years", .. Enumerable.Range(3, 6).Select(tens => string.Create(CultureInfo.InvariantCulture, $"{tens * 10} to {(tens * 10) + 9} years")), "90 years or over"];

    /// <summary>The band of a stored answer; null where it is no age.</summary>
    public static string? Of(string? answer) => PatientAge.FromAnswer(answer) switch
    {
        null => null,
        { Unit: not AgeUnit.Years } => All[0],
        { Number: < 5 } => All[1],
        { Number: < 10 } => All[2],
        { Number: < 18 } => All[3],
        { Number: < 30 } => All[4],
        { Number: < 90 and var years } => All[(years / 10) + 2],
        _ => All[^1],
    };
}
