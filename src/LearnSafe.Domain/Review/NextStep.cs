namespace LearnSafe.Domain.Review;

/// <summary>What is done next about a record, and by whom.</summary>
public enum NextStepKind
{
    /// <summary>Somebody says that they look after it.</summary>
    Acknowledge,

    /// <summary>The reporter answers what they were asked.</summary>
    Answer,

    /// <summary>Whoever reviews it decides what is done.</summary>
    Decide,

    /// <summary>A learning response is under way.</summary>
    Respond,

    /// <summary>The reporter is told what was learned.</summary>
    Tell,

    /// <summary>Nothing more is promised.</summary>
    None,
}

/// <summary>Within how many days each step is promised. The installation's own promise to its reporters, no national rule.</summary>
public sealed record PromisedDays(int Acknowledge, int Answer, int Decide, int Tell)
{
    /// <summary>Where nothing else is set.</summary>
    public static PromisedDays Usual { get; } = new(3, 7, 14, 30);
}

/// <summary>What is known of a record when its next step is asked for. Times are UTC, null where it has not come to it.</summary>
/// <param name="AskedAt">When the question was asked that still waits for its reporter.</param>
/// <param name="DecidedAt">When it was decided, or reviewed to its end.</param>
/// <param name="RespondsUntil">When the learning response that was decided is to be over; null where none was.</param>
/// <param name="Responded">Whether that response is over.</param>
/// <param name="ToldAt">When the reporter could first read what was learned.</param>
/// <param name="HasReader">Whether anybody can be told: a program's record has nobody.</param>
/// <param name="Over">Withdrawn, erased or closed.</param>
public sealed record StepFacts(DateTime RecordedAt, DateTime? AcknowledgedAt = null, DateTime? AskedAt = null, DateTime? DecidedAt = null, DateTime? RespondsUntil = null, bool Responded = false, DateTime? ToldAt = null, bool HasReader = true, bool Over = false);

/// <summary>The promise to whoever recorded something: what comes next, who does it, and by when.</summary>
/// <param name="By">The last day of the promise, UK time; null where nothing is promised.</param>
public sealed record NextStep(NextStepKind Kind, DateOnly? By)
{
    /// <summary>The first thing that is still to be done, in the order in which a record is worked on. A question comes before everything: the reviewer waits for it.</summary>
    public static NextStep Of(StepFacts facts, PromisedDays promised)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(promised);
        if (facts.Over) return new NextStep(NextStepKind.None, null);
        if (facts.AskedAt is { } asked) return new NextStep(NextStepKind.Answer, Day(asked, promised.Answer));
        if (facts.ToldAt is not null) return new NextStep(NextStepKind.None, null);
        if (facts.AcknowledgedAt is null) return new NextStep(NextStepKind.Acknowledge, Day(facts.RecordedAt, promised.Acknowledge));
        if (facts.DecidedAt is null && facts.RespondsUntil is null) return new NextStep(NextStepKind.Decide, Day(facts.RecordedAt, promised.Decide));
        if (facts is { RespondsUntil: { } until, Responded: false }) return new NextStep(NextStepKind.Respond, Day(until, 0));
        if (!facts.HasReader) return new NextStep(NextStepKind.None, null);
        // After a response the promise runs from its end: what was learned is not known before.
        return new NextStep(NextStepKind.Tell, facts.RespondsUntil is { } over && over > facts.RecordedAt.AddDays(promised.Tell) ? Day(over, promised.Acknowledge) : Day(facts.RecordedAt, promised.Tell));
    }

    /// <summary>Whether the promise was not kept so far.</summary>
    public bool IsLate(DateOnly today) => By is { } day && day < today;

    /// <summary>In a few plain words: "Somebody says that they look after it".</summary>
    public string Text => Kind switch
    {
        NextStepKind.Acknowledge => "Somebody says that they look after it",
        NextStepKind.Answer => "The question to the reporter is answered",
        NextStepKind.Decide => "The review decides what to do",
        NextStepKind.Respond => "A learning response looks into it",
        NextStepKind.Tell => "The reporter is told what was learned",
        _ => "Nothing more is planned",
    };

    private static DateOnly Day(DateTime utc, int days) => DateOnly.FromDateTime(Nhs.UkTime.FromUtc(utc)).AddDays(days);
}
