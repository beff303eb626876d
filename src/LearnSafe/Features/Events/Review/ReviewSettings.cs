using LearnSafe.Domain.Review;

namespace LearnSafe.Features.Events.Review;

/// <summary>How long a record that asks to be looked at first may wait.</summary>
public sealed class ReviewSettings
{
    /// <summary>Hours of the organisation's working days, after which somebody further is told of a record that nobody has opened.</summary>
    public int EscalateAfterHours { get; set; } = 24;

    /// <summary>Days after the record within which its reporter is promised that somebody looks after it.</summary>
    public int AcknowledgeWithinDays { get; set; } = PromisedDays.Usual.Acknowledge;

    /// <summary>Days within which a reporter is asked to answer.</summary>
    public int AnswerWithinDays { get; set; } = PromisedDays.Usual.Answer;

    /// <summary>Days after the record within which it is decided what is done.</summary>
    public int DecideWithinDays { get; set; } = PromisedDays.Usual.Decide;

    /// <summary>Days after the record within which its reporter is told what was learned.</summary>
    public int TellWithinDays { get; set; } = PromisedDays.Usual.Tell;

    internal PromisedDays Promised => new(AcknowledgeWithinDays, AnswerWithinDays, DecideWithinDays, TellWithinDays);
}
