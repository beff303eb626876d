using System.Globalization;

namespace LearnSafe.Domain.Insight;

/// <summary>Units of time as numbers that follow one another, and as text.</summary>
public static class InsightTime
{
    /// <summary>The number of the unit that a day is in; neighbours are one apart. Weeks begin on Monday.</summary>
    public static int Of(int dayNumber, InsightUnit unit)
    {
        if (unit == InsightUnit.Day) return dayNumber;
        if (unit == InsightUnit.Week) return dayNumber / 7;
        var day = DateOnly.FromDayNumber(dayNumber);
        return unit switch
        {
            InsightUnit.Month => (day.Year * 12) + day.Month - 1,
            InsightUnit.Quarter => (day.Year * 4) + ((day.Month - 1) / 3),
            _ => day.Year,
        };
    }

    public static int Of(DateOnly day, InsightUnit unit) => Of(day.DayNumber, unit);

    /// <summary>The day, the Monday of a week, <c>2026-04</c>, <c>2026-Q2</c>, <c>2026</c>.</summary>
    public static string Text(int number, InsightUnit unit) => unit switch
    {
        InsightUnit.Day or InsightUnit.Week => FirstDay(number, unit).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        InsightUnit.Month => FirstDay(number, unit).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        InsightUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{number / 4:0000}-Q{(number % 4) + 1}"),
        _ => number.ToString("0000", CultureInfo.InvariantCulture),
    };

    /// <summary>The first day of a unit: day 0 of the calendar was a Monday.</summary>
    public static DateOnly FirstDay(int number, InsightUnit unit) => unit switch
    {
        InsightUnit.Day => DateOnly.FromDayNumber(number),
        InsightUnit.Week => DateOnly.FromDayNumber(number * 7),
        InsightUnit.Month => new DateOnly(number / 12, (number % 12) + 1, 1),
        InsightUnit.Quarter => new DateOnly(number / 4, (number % 4 * 3) + 1, 1),
        _ => new DateOnly(number, 1, 1),
    };
}
