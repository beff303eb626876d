namespace LearnSafe.Domain.SafetyActions;

/// <summary>An action as far as decides on what can become of it.</summary>
/// <param name="HasOwner">Somebody with an account, or somebody outside in words.</param>
/// <param name="OwnerId">With an account; null where the owner has none.</param>
/// <param name="IsClosed">Its evidence is approved.</param>
public sealed record ActionState(ActionStatus Status, bool HasOwner, bool HasDueBy, Guid? OwnerId, bool IsClosed);

/// <summary>What may follow what.</summary>
/// <remarks>
/// Our own rule on the statuses of the safety action development guide: an action may fall back by one step, because what is tried may fail; it is
/// given up from anywhere; and what was given up begins anew as a proposal.
/// </remarks>
public static class ActionTransitions
{
    private static readonly Dictionary<ActionStatus, ActionStatus[]> Next = new()
    {
        [ActionStatus.Proposed] = [ActionStatus.Agreed, ActionStatus.Stopped],
        [ActionStatus.Agreed] = [ActionStatus.Testing, ActionStatus.Implemented, ActionStatus.Proposed, ActionStatus.Stopped],
        [ActionStatus.Testing] = [ActionStatus.Implemented, ActionStatus.Agreed, ActionStatus.Stopped],
        [ActionStatus.Implemented] = [ActionStatus.Embedded, ActionStatus.Testing, ActionStatus.Stopped],
        [ActionStatus.Embedded] = [ActionStatus.Implemented, ActionStatus.Stopped],
        [ActionStatus.Stopped] = [ActionStatus.Proposed],
    };

    /// <summary>What the action may become next, the usual step first; nothing where it is closed.</summary>
    public static IReadOnlyList<ActionStatus> From(ActionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.IsClosed ? [] : Next[state.Status];
    }

    /// <summary>Why the action cannot become that, as a sentence without a full stop; null where it can.</summary>
    /// <param name="reason">Why it is stopped; only read where it is.</param>
    public static string? Fault(ActionState state, ActionStatus to, string? reason)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.IsClosed) return "This action is closed. Open it again first";
        if (state.Status == to) return $"This action is {Word(to)} already";
        if (!Next[state.Status].Contains(to)) return $"An action that is {Word(state.Status)} cannot become {Word(to)} at once";
        if (to == ActionStatus.Stopped) return string.IsNullOrWhiteSpace(reason) ? "Enter why this action is stopped" : null;
        if (to != ActionStatus.Agreed) return null;
        if (!state.HasOwner) return "Say who does it before it is agreed";
        return state.HasDueBy ? null : "Say by when it is done before it is agreed";
    }

    /// <summary>Why the action cannot be closed by this person, as a sentence without a full stop; null where it can.</summary>
    public static string? ClosingFault(ActionState state, string? evidence, Guid approver)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.IsClosed) return "This action is closed already";
        if (!state.Status.IsInPlace()) return "Only what is implemented or embedded can be closed";
        if (state.OwnerId == approver) return "Somebody other than its owner looks at the evidence and closes it";
        return string.IsNullOrWhiteSpace(evidence) ? "Enter what shows that the change is there and works" : null;
    }

    private static string Word(ActionStatus status) => status.Title().ToLowerInvariant();
}
