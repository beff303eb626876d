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
            var start = Date.FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            return (start, Date.LastDay == DateOnly.MaxValue ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : Date.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        }

        var instant = DateTimeOffset.Parse(Date.Text, CultureInfo.InvariantCulture).UtcDateTime;
        var fraction = Date.Text.AsSpan(19);
        var digits = fraction[0] == '.' ? Math.Min(fraction[1..].IndexOfAnyExceptInRange('0', '9'), 7) : 0;
        return (instant, instant.AddTicks((long)Math.Pow(10, 7 - digits)));
    }
}
