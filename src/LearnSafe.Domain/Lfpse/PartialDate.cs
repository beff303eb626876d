using System.Globalization;

namespace LearnSafe.Domain.Lfpse;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    Year,
    Month,
    Day,
    Time,
}

/// <summary>A FHIR STU3 dateTime: <c>2026</c>, <c>2026-11</c>, <c>2026-11-20</c>, or a day with time and zone. The text is kept as it was given.</summary>
public readonly record struct PartialDate
{
    /// <summary>No event that anybody records happened before this day: an earlier one is a slip of the hand, such as the year 0206.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    private PartialDate(string text, DatePrecision precision, DateOnly firstDay, TimeOnly time)
    {
        Text = text;
        Precision = precision;
        FirstDay = firstDay;
        Time = precision == DatePrecision.Time ? time : null;
    }

    public string Text { get; }

    public DatePrecision Precision { get; }

    /// <summary>The first day that the text can mean: 1 January for a year.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The time of day as written, in the zone it was written in.</summary>
    public TimeOnly? Time { get; }

    /// <summary>The last day that the text can mean: 31 December for a year.</summary>
    public DateOnly LastDay => Precision switch
    {
        DatePrecision.Year => new DateOnly(FirstDay.Year, 12, 31),
        DatePrecision.Month => new DateOnly(FirstDay.Year, FirstDay.Month, DateTime.DaysInMonth(FirstDay.Year, FirstDay.Month)),
        _ => FirstDay,
    };

    /// <summary>The day, where it is known.</summary>
    public DateOnly? KnownDay => Precision >= DatePrecision.Day ? FirstDay : null;

    /// <summary>Null where the text is not a FHIR STU3 dateTime, or names a day that does not exist.</summary>
    public static PartialDate? Parse(string? text)
    {
        if (text is null || !Digits(text, 0, 4, 1, 9999, out var year)) return null;
        if (text.Length == 4) return new PartialDate(text, DatePrecision.Year, new DateOnly(year, 1, 1), default);
        if (text[4] != '-' || !Digits(text, 5, 2, 1, 12, out var month)) return null;
        if (text.Length == 7) return new PartialDate(text, DatePrecision.Month, new DateOnly(year, month, 1), default);
        if (text[7] != '-' || !Digits(text, 8, 2, 1, DateTime.DaysInMonth(year, month), out var day)) return null;
        var date = new DateOnly(year, month, day);
        if (text.Length == 10) return new PartialDate(text, DatePrecision.Day, date, default);
        if (text[10] != 'T') return null;
        var zone = text.AsSpan(11).IndexOfAny('Z', '+', '-');
        if (zone < 0 || !IsZone(text.AsSpan(11 + zone)) || !IsTime(text.AsSpan(11, zone))) return null;
        var time = new TimeOnly(Number(text, 11), Number(text, 14), Number(text, 17));
        return new PartialDate(text, DatePrecision.Time, date, time);
    }

    /// <summary>True for a FHIR time: <c>HH:mm:ss</c>, and a fraction of a second where one was sent.</summary>
    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':') return false;
        if (!Digits(text, 0, 2, 0, 23, out _) || !Digits(text, 3, 2, 0, 59, out _) || !Digits(text, 6, 2, 0, 59, out _)) return false;
        return text.Length == 8
            || (text[8] == '.' && text.Length is > 9 and <= 16 && !text[9..].ContainsAnyExceptInRange('0', '9'));
    }

    private static bool IsZone(ReadOnlySpan<char> text) =>
        text is "Z"
        || (text.Length == 6 && text[0] is '+' or '-' && text[3] == ':' && Digits(text, 1, 2, 0, 14, out var hours)
            && Digits(text, 4, 2, 0, hours == 14 ? 0 : 59, out _));

    private static bool Digits(ReadOnlySpan<char> text, int start, int length, int least, int most, out int number)
    {
        number = 0;
        if (text.Length < start + length) return false;
        foreach (var digit in text.Slice(start, length))
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = (number * 10) + (digit - '0');
        }

        return number >= least && number <= most;
    }

    private static int Number(string text, int start) => int.Parse(text.AsSpan(start, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
