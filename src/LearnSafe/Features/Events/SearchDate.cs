using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events;

/// <summary>A date in a search, with how to compare: <c>ge2026-11</c>.</summary>
internal sealed record SearchDate(string Prefix, PartialDate Date)
{
    /// <summary>Characters known of the day: 4 year, 7 month, 10 day.</summary>
    internal int Characters => Date.Precision switch { DatePrecision.Year => 4, DatePrecision.Month => 7, _ => 10 };

    internal static SearchDate? Read(string text)
    {
        var prefix = text.Length > 2 && text[..2] is "eq" or "ge" or "gt" or "le" or "lt" ? text[..2] : "";
        // A plus sign that was not escaped in the address arrives as a space.
        return PartialDate.Parse(text[prefix.Length..].Replace(' ', '+')) is { } date ? new SearchDate(prefix is "" ? "eq" : prefix, date) : null;
    }

    /// <summary>The stretch of time that the text means, in UTC, without its end: a second for a time to the second.</summary>
    internal (DateTime Start, DateTime End) Instants()
    {
        if (Date.Precision != DatePrecision.Time)
        {
            return (Utc(Date.FirstDay.DayNumber * TimeSpan.TicksPerDay), Utc((Date.LastDay.DayNumber + 1) * TimeSpan.TicksPerDay));
        }

        var zone = Date.Text.AsSpan(11).IndexOfAny('Z', '+', '-') + 11;
        var digits = zone > 19 ? zone - 20 : 0;
        var instant = DateTime.ParseExact(Date.Text.AsSpan(0, zone), "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture).Ticks - Offset(Date.Text.AsSpan(zone)).Ticks;
        return (Utc(instant), Utc(instant + (long)Math.Pow(10, 7 - digits)));
    }

    private static TimeSpan Offset(ReadOnlySpan<char> zone)
    {
        if (zone is "Z") return TimeSpan.Zero;
        var offset = TimeSpan.ParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture);
        return zone[0] == '-' ? -offset : offset;
    }

    /// <summary>At the ends of the calendar a zone or the next second leads out of it: no record is there, so its end does.</summary>
    private static DateTime Utc(long ticks) => new(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
