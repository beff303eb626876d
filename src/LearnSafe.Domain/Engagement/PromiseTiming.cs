namespace LearnSafe.Domain.Engagement;

/// <summary>When a promise, or a check-in, wants somebody.</summary>
public enum PromiseTiming
{
    /// <summary>Not within the days of notice.</summary>
    Later,

    /// <summary>Within the days of notice, or today.</summary>
    Soon,

    /// <summary>Its day has passed.</summary>
    Overdue,
}

/// <summary>Judges days that were promised.</summary>
public static class Promises
{
    /// <summary>How many days before its day a promise is brought to mind. Proposed here; no source asks for it.</summary>
    public const int NoticeDays = 2;

    /// <param name="due">The day that was promised: it is kept when done on that day.</param>
    public static PromiseTiming Timing(DateOnly due, DateOnly today) =>
        due < today ? PromiseTiming.Overdue : due.DayNumber - today.DayNumber <= NoticeDays ? PromiseTiming.Soon : PromiseTiming.Later;

    /// <summary>Whether its keeper is to be told today: once when it comes near, and once when its day has passed.</summary>
    /// <param name="reminded">The day on which they were told last; null where they never were.</param>
    public static bool IsToRemind(DateOnly due, DateOnly? reminded, DateOnly today) => Timing(due, today) switch
    {
        PromiseTiming.Later => false,
        PromiseTiming.Soon => reminded is null || Timing(due, reminded.Value) == PromiseTiming.Later,
        _ => reminded is null || reminded <= due,
    };
}
