using System.Globalization;

namespace LearnSafe.Domain.Nhs;

/// <summary>
/// Times are stored in UTC and shown as the clock on the wall in England shows them. Texts follow the NHS content style guide:
/// "Wednesday 6 August 2018", "5:30pm", "midday".
/// </summary>
public static class UkTime
{
    /// <summary>Europe/London: GMT in winter, an hour ahead in summer.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>UTC to the clock in England. A time of unspecified kind is taken as UTC, as databases give it back.</summary>
    public static DateTime FromUtc(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>
    /// The clock in England to UTC. In the hour that happens twice in autumn, the second is meant; a time in the hour that is
    /// left out in spring is read as if the clock had not been put forward yet.
    /// </summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly time)
    {
        var clock = day.ToDateTime(time);
        return DateTime.SpecifyKind(clock - (Zone.IsInvalidTime(clock) ? Zone.BaseUtcOffset : Zone.GetUtcOffset(clock)), DateTimeKind.Utc);
    }

    /// <summary>The day it is in England.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(FromUtc(clock.GetUtcNow().UtcDateTime));

    /// <summary>"6 August 2018".</summary>
    public static string Text(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Wednesday 6 August 2018", for where the weekday helps.</summary>
    public static string TextWithWeekday(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"5:30pm", "9am", "midday", "midnight". Seconds are left off.</summary>
    public static string Text(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => time.ToString("%h", CultureInfo.InvariantCulture) + HalfOfDay(time),
        _ => time.ToString("h:mm", CultureInfo.InvariantCulture) + HalfOfDay(time),
    };

    /// <summary>"6 August 2018 at 5:30pm", by the clock in England.</summary>
    public static string TextFromUtc(DateTime utc)
    {
        var clock = FromUtc(utc);
        return $"{Text(DateOnly.FromDateTime(clock))} at {Text(TimeOnly.FromDateTime(clock))}";
    }

    private static string HalfOfDay(TimeOnly time) => time.Hour < 12 ? "am" : "pm";
}
