namespace LearnSafe.Domain.SafetyActions;

/// <summary>Of what somebody is reminded.</summary>
public enum ActionReminder
{
    /// <summary>It is due in 14 days, or in 3.</summary>
    DueSoon,

    /// <summary>It was due yesterday.</summary>
    JustOverdue,

    /// <summary>It has been overdue for a week or more: the safety lead is told too.</summary>
    StillOverdue,
}

/// <summary>When somebody is reminded of an action: 14 and 3 days before it is due, on the day after, and every week from then on.</summary>
public static class ActionReminders
{
    private const int Week = 7;

    private static readonly int[] DaysBefore = [14, 3];

    /// <summary>What somebody is to be reminded of today; null where nothing is. After days in which nobody was, there is one reminder and not several.</summary>
    /// <param name="after">The day of the last reminder, or of the agreement: what fell on it or before it is done.</param>
    public static ActionReminder? Due(DateOnly dueBy, DateOnly today, DateOnly after)
    {
        if (Latest(dueBy, today) is not { } stage || stage <= after) return null;
        return stage <= dueBy ? ActionReminder.DueSoon : stage == dueBy.AddDays(1) ? ActionReminder.JustOverdue : ActionReminder.StillOverdue;
    }

    /// <summary>The last day on or before today on which a reminder falls.</summary>
    private static DateOnly? Latest(DateOnly dueBy, DateOnly today)
    {
        var over = today.DayNumber - dueBy.DayNumber;
        if (over >= 1) return dueBy.AddDays(1 + ((over - 1) / Week * Week));
        foreach (var days in DaysBefore.Order())
        {
            if (-over <= days) return dueBy.AddDays(-days);
        }

        return null;
    }
}
