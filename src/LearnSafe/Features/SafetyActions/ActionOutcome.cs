namespace LearnSafe.Features.SafetyActions;

/// <summary>What became of something that was done to an area, an action or a measure.</summary>
/// <param name="Id">Of what it was done to.</param>
/// <param name="Fault">Why it was refused, as a sentence without a full stop; null where it was done.</param>
/// <param name="Conflict">Somebody else changed it since the page was shown.</param>
public sealed record ActionOutcome(Guid Id, string? Fault = null, bool Conflict = false)
{
    public bool Done => Fault is null;

    public static ActionOutcome Second(Guid id, string what) => new(id, $"Somebody else changed {what} meanwhile. What you wrote still stands below and is not kept yet: look at theirs in another tab, then press again to put yours in its place", Conflict: true);

    public static ActionOutcome Gone(Guid id) => new(id, "This is not there any more, or not yours to change. Nothing was kept");
}
