namespace LearnSafe.Features.Events.Review;

/// <summary>How long a record that asks to be looked at first may wait.</summary>
public sealed class ReviewSettings
{
    /// <summary>Hours of the organisation's working days, after which somebody further is told of a record that nobody has opened.</summary>
    public int EscalateAfterHours { get; set; } = 24;
}
