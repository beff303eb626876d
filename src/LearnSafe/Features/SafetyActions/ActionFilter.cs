using LearnSafe.Domain.SafetyActions;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What the list of actions is narrowed to, as it stands in the address. Words that are not known narrow nothing.</summary>
public sealed record ActionFilter(string Show, string? Strength)
{
    public const string Open = "open";
    public const string Overdue = "overdue";
    public const string Proposed = "proposed";
    public const string Mine = "mine";
    public const string Closed = "closed";
    public const string All = "all";

    /// <summary>By the name in the address: how the choice is called.</summary>
    public static IReadOnlyList<(string Name, string Text)> Shows { get; } =
        [(Open, "Open"), (Overdue, "Overdue"), (Proposed, "Proposed"), (Mine, "Mine"), (Closed, "Closed or stopped"), (All, "All")];

    public static ActionFilter From(string? show, string? strength, StrengthHierarchy hierarchy)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        return new(Shows.Any(known => known.Name == show) ? show! : Open, hierarchy.Find(strength)?.Name);
    }

    /// <summary>The query that makes this filter again.</summary>
    public string Query => $"?show={Show}{(Strength is null ? "" : $"&strength={Uri.EscapeDataString(Strength)}")}";

    public bool Lets(ActionRow row, Guid person)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (Strength is null || row.Action.Strength == Strength) && Show switch
        {
            Overdue => row.IsOverdue,
            Proposed => row.IsOpen && row.Action.Status == ActionStatus.Proposed,
            Mine => row.IsOpen && row.Action.OwnerId == person,
            Closed => !row.IsOpen,
            All => true,
            _ => row.IsOpen,
        };
    }
}
