namespace LearnSafe.Domain.Responses;

/// <summary>How far it is with telling somebody outside. Stored by name.</summary>
public enum NotificationState
{
    Due,
    Made,
    NotNeeded,
}

/// <summary>What the states are called.</summary>
public static class NotificationStates
{
    public static string Title(this NotificationState state) => state switch
    {
        NotificationState.Due => "Due",
        NotificationState.Made => "Made",
        NotificationState.NotNeeded => "Not needed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>What is wrong with what somebody says about a notification; empty where nothing is. Fields are named as on the page.</summary>
    /// <param name="on">By when it is due, or when it was made.</param>
    public static IReadOnlyList<DecisionFault> Faults(NotificationState? state, DateOnly? on, string? reason, DateOnly today) => state switch
    {
        null => [new("State", "Select how far it is")],
        NotificationState.Made when on is null => [new("On", "Enter the day on which it was made")],
        NotificationState.Made when on > today => [new("On", "The day on which it was made must be today or in the past")],
        NotificationState.NotNeeded when string.IsNullOrWhiteSpace(reason) => [new("Reason", "Enter why it is not needed")],
        _ => [],
    };
}
