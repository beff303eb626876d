namespace LearnSafe.Domain.SafetyActions;

/// <summary>How far a safety action has come. The numbers are stored.</summary>
public enum ActionStatus
{
    /// <summary>Somebody thought of it.</summary>
    Proposed = 1,

    /// <summary>It is to be done: somebody has it, and it is known by when.</summary>
    Agreed = 2,

    /// <summary>It is tried on a small scale.</summary>
    Testing = 3,

    /// <summary>It is in place.</summary>
    Implemented = 4,

    /// <summary>It has become how things are done.</summary>
    Embedded = 5,

    /// <summary>It is given up, for a reason that is written down.</summary>
    Stopped = 6,
}

/// <summary>What the statuses are called and what follows from them.</summary>
public static class ActionStatuses
{
    /// <summary>As shown on a tag.</summary>
    public static string Title(this ActionStatus status) => status.ToString();

    /// <summary>Promised and not in place yet: what can be overdue, and of which its owner is reminded.</summary>
    public static bool IsUnderWay(this ActionStatus status) => status is ActionStatus.Agreed or ActionStatus.Testing;

    /// <summary>Whether the change is there.</summary>
    public static bool IsInPlace(this ActionStatus status) => status is ActionStatus.Implemented or ActionStatus.Embedded;

    /// <summary>Whether somebody has said that it is done: what a reporter is told of.</summary>
    public static bool IsAgreed(this ActionStatus status) => status.IsUnderWay() || status.IsInPlace();
}
