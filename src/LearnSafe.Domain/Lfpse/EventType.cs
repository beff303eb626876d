namespace LearnSafe.Domain.Lfpse;

/// <summary>The four types of patient safety event that LFPSE knows.</summary>
public enum EventType
{
    /// <summary>Something unexpected or unintended happened, or failed to happen, that could have led or did lead to patient harm.</summary>
    Incident,

    /// <summary>An example of good care that others can learn from.</summary>
    GoodCare,

    /// <summary>A risk to patient safety in the future; no patient is affected yet.</summary>
    Risk,

    /// <summary>A poor outcome recorded as routine, where it is not yet known whether an incident caused it.</summary>
    Outcome,
}
