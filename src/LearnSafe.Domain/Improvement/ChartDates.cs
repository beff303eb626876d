using System.Globalization;

namespace LearnSafe.Domain.Improvement;

/// <summary>Labels that are dates, and the periods that are missing between them.</summary>
internal static class ChartDates
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM"];

    internal static DateOnly? Read(string label) =>
        DateOnly.TryParseExact(label, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>All as dates; null where one of them is not.</summary>
    internal static DateOnly[]? Read(IReadOnlyList<string> labels)
    {
        var dates = new DateOnly[labels.Count];
        for (var index = 0; index < dates.Length; index++)
        {
            if (Read(labels[index]) is not { } date) return null;
            dates[index] = date;
        }

        return dates;
    }

    /// <summary>Labels as a reader writes them: dates in words, the month alone where all points are months.</summary>
    internal static string[] Shown(IReadOnlyList<string> labels)
    {
        if (Read(labels) is not { } dates) return [.. labels];
        var form = AreMonths(dates) ? "MMMM yyyy" : "d MMMM yyyy";
        return [.. dates.Select(date => date.ToString(form, CultureInfo.InvariantCulture))];
    }

    /// <summary>True before each point that comes later than its period should: only where all others follow one another by a week, a month, a quarter or a year.</summary>
    internal static bool[] Gaps(ChartSeries series)
    {
        var gaps = new bool[series.Count];
        if (series.Labels is not { } labels || labels.Count < 3 || Read(labels) is not { } dates) return gaps;
        var steps = AreMonths(dates) ? Steps(dates, Months) : Weeks(dates);
        if (steps is null || steps.Min() is not (> 0 and var usual) || steps.Any(step => step % usual != 0) || steps.Count(step => step == usual) * 2 <= steps.Length) return gaps;
        for (var index = 0; index < steps.Length; index++) gaps[index + 1] = steps[index] > usual;
        return gaps;
    }

    private static bool AreMonths(DateOnly[]? dates) => dates is { Length: > 1 } && dates.All(date => date.Day == 1);

    private static int[]? Weeks(DateOnly[] dates)
    {
        var days = Steps(dates, (from, to) => to.DayNumber - from.DayNumber);
        return days.All(step => step % 7 == 0) ? days : null;
    }

    private static int[] Steps(DateOnly[] dates, Func<DateOnly, DateOnly, int> between) => [.. dates.Skip(1).Select((date, index) => between(dates[index], date))];

    private static int Months(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month;
}
