using System.Globalization;
using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Lfpse;

/// <summary>The units in which LFPSE knows an age.</summary>
public enum AgeUnit
{
    Days,
    Months,
    Years,
}

/// <summary>
/// A patient's age as LFPSE carries it in <c>AgeAtTimeOfIncidentDays</c>, which is not true days: 1 to 30 are days,
/// months are 31 each (1 to 11), years are 372 each (1 to 199). Other numbers are rejected for analysis by NHS England
/// (github.com/nhs-england-patient-safety/patient-safety-data-request-template).
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PatientAge
{
    public const string Question = "AgeAtTimeOfIncidentDays";
    private const int Month = 31;
    private const int Year = 372;

    private PatientAge(int number, AgeUnit unit)
    {
        Number = number;
        Unit = unit;
    }

    /// <summary>Days 1 to 30, months 1 to 11, years 1 to 199.</summary>
    public int Number { get; }

    public AgeUnit Unit { get; }

    /// <summary>The number that travels.</summary>
    public int LfpseDays => Unit switch { AgeUnit.Years => Number * Year, AgeUnit.Months => Number * Month, _ => Number };

    /// <summary>
    /// An age as a person says it. Under a day is 1 day; 31 days and more become whole months, 12 months and more whole years.
    /// Null where LFPSE cannot carry it: no months, no years, negative, over 199 years.
    /// </summary>
    public static PatientAge? From(int number, AgeUnit unit) => unit switch
    {
        AgeUnit.Days when number is >= 0 and <= 30 => new PatientAge(Math.Max(number, 1), AgeUnit.Days),
        AgeUnit.Days when number is > 30 and < 365 => From(Math.Max(number * 12 / 365, 1), AgeUnit.Months),
        AgeUnit.Days when number >= 365 => From(number / 365, AgeUnit.Years),
        AgeUnit.Months when number is >= 1 and <= 11 => new PatientAge(number, AgeUnit.Months),
        AgeUnit.Months when number >= 12 => From(number / 12, AgeUnit.Years),
        AgeUnit.Years when number is >= 1 and <= 199 => new PatientAge(number, AgeUnit.Years),
        _ => null,
    };

    /// <summary>The age behind the number that travels; null where the number breaks the convention.</summary>
    public static PatientAge? FromLfpseDays(int days) => days switch
    {
        >= 1 and <= 30 => new PatientAge(days, AgeUnit.Days),
        >= Month and < Year when days % Month == 0 => new PatientAge(days / Month, AgeUnit.Months),
        >= Year and <= 199 * Year when days % Year == 0 => new PatientAge(days / Year, AgeUnit.Years),
        _ => null,
    };

    /// <summary>The age behind the stored answer; null where the text is no number or breaks the convention.</summary>
    public static PatientAge? FromAnswer(string? answer) =>
        int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? FromLfpseDays(days) : null;

    /// <summary><c>50 years</c>, <c>1 month</c>, <c>3 days</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {UnitName()}{(Number == 1 ? "" : "s")}");

    private string UnitName() => Unit switch { AgeUnit.Years => "year", AgeUnit.Months => "month", _ => "day" };
}
