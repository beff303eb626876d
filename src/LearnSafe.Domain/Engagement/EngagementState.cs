namespace LearnSafe.Domain.Engagement;

/// <summary>Whether the people affected are engaged now. How far it is, is its step.</summary>
public enum EngagementState
{
    /// <summary>At one of the four steps.</summary>
    Open,

    /// <summary>They asked to wait, or something else must come first.</summary>
    Paused,

    /// <summary>Ended. It can be opened again.</summary>
    Closed,
}
