using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Nhs;

/// <summary>The three fields of a date question.</summary>
[Flags]
public enum DateParts
{
    None = 0,
    Day = 1,
    Month = 2,
    Year = 4,
    All = Day | Month | Year,
}

/// <summary>Which days a date question accepts.</summary>
public enum DateLimit
{
    /// <summary>Any day from <see cref="PartialDate.Earliest"/> on.</summary>
    None,

    /// <summary>Yesterday or earlier.</summary>
    InThePast,

    /// <summary>Today or earlier.</summary>
    TodayOrInThePast,
}

/// <summary>A date as a person typed it into day, month and year: either the day, or what is wrong and in which fields.</summary>
/// <param name="Date">The day; null when there is a fault.</param>
/// <param name="Fault">A whole sentence in GOV.UK's words; null when the date is good.</param>
/// <param name="Wrong">The fields to mark.</param>
public sealed record TypedDate(DateOnly? Date, string? Fault, DateParts Wrong)
{
    private static readonly string[] MonthNames = DateTimeFormatInfo.InvariantInfo.MonthNames[..12];

    /// <summary>Reads the three fields. A month may be a number or a name in English, of three letters or more.</summary>
    /// <param name="day">The day as typed.</param>
    /// <param name="month">The month as typed.</param>
    /// <param name="year">The year as typed, four digits.</param>
    /// <param name="what">What it is called at the start of a sentence: "The date it happened".</param>
    /// <param name="today">The day it is in England; see <see cref="UkTime.Today"/>.</param>
    /// <param name="limit">Which days are accepted.</param>
    public static TypedDate Read(string? day, string? month, string? year, string what, DateOnly today, DateLimit limit = DateLimit.TodayOrInThePast)
    {
        (day, month, year) = (day?.Trim() ?? "", month?.Trim() ?? "", year?.Trim() ?? "");
        var missing = (day.Length == 0 ? DateParts.Day : DateParts.None) | (month.Length == 0 ? DateParts.Month : DateParts.None) | (year.Length == 0 ? DateParts.Year : DateParts.None);
        if (missing == DateParts.All)
            return Faulty($"Enter {WithinSentence(what)}", missing);
        if (missing != DateParts.None)
            return Faulty($"{what} must include {MissingText(missing)}", missing);

        var dayNumber = ReadNumber(day, 2);
        var monthNumber = ReadMonth(month);
        var yearNumber = ReadNumber(year, 4);
        var wrong = (dayNumber is < 1 or > 31 or null ? DateParts.Day : DateParts.None) | (monthNumber is null ? DateParts.Month : DateParts.None);
        if (wrong == DateParts.None && yearNumber is not null && year.Length != 4)
            return Faulty("Year must include 4 numbers", DateParts.Year);
        wrong |= yearNumber is null or < 1 ? DateParts.Year : DateParts.None;
        if (wrong != DateParts.None)
            return Faulty($"{what} must be a real date", wrong);
        if (dayNumber!.Value > DateTime.DaysInMonth(yearNumber!.Value, monthNumber!.Value))
            return Faulty($"{what} must be a real date", DateParts.All);

        var date = new DateOnly(yearNumber.Value, monthNumber.Value, dayNumber.Value);
        if (date < PartialDate.Earliest)
            return Faulty($"{what} must be {UkTime.Text(PartialDate.Earliest)} or later", DateParts.Year);
        return limit switch
        {
            DateLimit.InThePast when date >= today => Faulty($"{what} must be in the past", DateParts.All),
            DateLimit.TodayOrInThePast when date > today => Faulty($"{what} must be today or in the past", DateParts.All),
            _ => new TypedDate(date, null, DateParts.None),
        };
    }

    /// <summary>"The date it happened" as it reads after a verb: "the date it happened".</summary>
    internal static string WithinSentence(string what) => char.ToLowerInvariant(what[0]) + what[1..];

    private static TypedDate Faulty(string fault, DateParts wrong) => new(null, fault, wrong);

    private static string MissingText(DateParts missing) => missing switch
    {
        DateParts.Day => "a day",
        DateParts.Month => "a month",
        DateParts.Year => "a year",
        DateParts.Day | DateParts.Month => "a day and month",
        DateParts.Day | DateParts.Year => "a day and year",
        _ => "a month and year",
    };

    private static int? ReadNumber(string text, int longest) =>
        text.Length <= longest && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static int? ReadMonth(string text)
    {
        if (ReadNumber(text, 2) is { } number)
            return number is >= 1 and <= 12 ? number : null;
        var name = text.TrimEnd('.');
        // "Sept" is a prefix of September; every three letters name one month only.
        var index = name.Length < 3 ? -1 : Array.FindIndex(MonthNames, month => month.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }
}
