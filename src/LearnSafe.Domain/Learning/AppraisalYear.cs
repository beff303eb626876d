using System.Globalization;
using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Learning;

/// <summary>Twelve months that somebody is appraised on: which month they begin with differs from person to person.</summary>
/// <param name="Year">The year of its first day.</param>
/// <param name="StartMonth">1 to 12.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AppraisalYear(int Year, int StartMonth)
{
    /// <summary>Where nobody chose: the year of the health service.</summary>
    public const int UsualStartMonth = 4;

    public DateOnly FirstDay => new(Year, StartMonth, 1);

    public DateOnly LastDay => FirstDay.AddYears(1).AddDays(-1);

    /// <summary>"April 2026 to March 2027".</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{FirstDay:MMMM yyyy} to {LastDay:MMMM yyyy}");

    public bool Holds(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>The year that a day lies in.</summary>
    public static AppraisalYear Of(DateOnly day, int startMonth) => new(day.Month >= startMonth ? day.Year : day.Year - 1, startMonth);
}
