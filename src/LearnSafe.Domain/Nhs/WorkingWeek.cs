namespace LearnSafe.Domain.Nhs;

/// <summary>The days on which an organisation works.</summary>
/// <param name="days">Of the week.</param>
/// <param name="holidays">Those that it does not work on; null where it works on bank holidays too.</param>
public sealed class WorkingWeek(IReadOnlySet<DayOfWeek> days, BankHolidays? holidays)
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Monday first, as a working week is read.</summary>
    public static IReadOnlyList<DayOfWeek> InOrder => Week;

    /// <summary>Monday to Friday.</summary>
    public static IReadOnlySet<DayOfWeek> Usual { get; } = new HashSet<DayOfWeek>(Week[..5]);

    /// <summary>Whether the organisation works on a day.</summary>
    public bool Works(DateOnly day) => days.Contains(day.DayOfWeek) && holidays?.Name(day) is null;

    /// <summary>The day that is so many working days after another; 0 is the day itself or the first working day after it.</summary>
    /// <exception cref="InvalidOperationException">The organisation works on no day of the week.</exception>
    public DateOnly After(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        if (days.Count == 0) throw new InvalidOperationException("A week without a working day has no next one.");
        while (!Works(day)) day = day.AddDays(1);
        for (var left = workingDays; left > 0; left--)
        {
            do day = day.AddDays(1);
            while (!Works(day));
        }

        return day;
    }

    /// <summary>How many working days lie after one day up to another, the last one counted.</summary>
    public int Between(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1)) count += Works(day) ? 1 : 0;
        return count;
    }

    /// <summary>The moment so many hours later, where only the hours of working days count, midnight to midnight by the clock in England.</summary>
    /// <param name="utc">UTC; on a day off, the hours begin with the next working day.</param>
    /// <returns>UTC.</returns>
    /// <exception cref="InvalidOperationException">The organisation works on no day of the week.</exception>
    public DateTime HoursAfter(DateTime utc, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        var today = DateOnly.FromDateTime(UkTime.FromUtc(utc));
        var day = After(today, 0);
        var from = day == today ? DateTime.SpecifyKind(utc, DateTimeKind.Utc) : UkTime.ToUtc(day, TimeOnly.MinValue);
        for (var left = TimeSpan.FromHours(hours); ;)
        {
            var midnight = UkTime.ToUtc(day.AddDays(1), TimeOnly.MinValue);
            if (from + left <= midnight) return from + left;
            left -= midnight - from;
            day = After(day, 1);
            from = UkTime.ToUtc(day, TimeOnly.MinValue);
        }
    }

    /// <summary>The days as one number, Monday the lowest bit: what is stored.</summary>
    public static int ToBits(IEnumerable<DayOfWeek> days) => days.Aggregate(0, (bits, day) => bits | (1 << Array.IndexOf(Week, day)));

    /// <summary>The days that a stored number means.</summary>
    public static IReadOnlySet<DayOfWeek> FromBits(int bits) => Week.Where((_, index) => (bits & (1 << index)) != 0).ToHashSet();
}
