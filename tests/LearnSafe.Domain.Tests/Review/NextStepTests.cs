using LearnSafe.Domain.Review;

namespace LearnSafe.Domain.Tests.Review;

public sealed class NextStepTests
{
    private static readonly DateTime Recorded = new(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Later = Recorded.AddDays(2);

    public static TheoryData<string, StepFacts, NextStepKind, string?> Cases => new()
    {
        { "not opened", new StepFacts(Recorded), NextStepKind.Acknowledge, "2026-11-05" },
        { "acknowledged", new StepFacts(Recorded, Later), NextStepKind.Decide, "2026-11-16" },
        { "question waits", new StepFacts(Recorded, Later, AskedAt: Later), NextStepKind.Answer, "2026-11-11" },
        { "question waits though told", new StepFacts(Recorded, Later, AskedAt: Later, ToldAt: Later), NextStepKind.Answer, "2026-11-11" },
        { "reviewed, not told", new StepFacts(Recorded, Later, DecidedAt: Later), NextStepKind.Tell, "2026-12-02" },
        { "response runs", new StepFacts(Recorded, Later, RespondsUntil: Recorded.AddDays(50)), NextStepKind.Respond, "2026-12-22" },
        { "response over, promise later than it", new StepFacts(Recorded, Later, Later, null, Recorded.AddDays(10), true) with { AskedAt = null, DecidedAt = Later }, NextStepKind.Tell, "2026-12-02" },
        { "long response over", new StepFacts(Recorded, Later, RespondsUntil: Recorded.AddDays(50), Responded: true), NextStepKind.Tell, "2026-12-25" },
        { "told", new StepFacts(Recorded, Later, DecidedAt: Later, ToldAt: Later), NextStepKind.None, null },
        { "told before anybody acknowledged", new StepFacts(Recorded, ToldAt: Later), NextStepKind.None, null },
        { "a program's, reviewed", new StepFacts(Recorded, Later, DecidedAt: Later, HasReader: false), NextStepKind.None, null },
        { "a program's, not opened", new StepFacts(Recorded, HasReader: false), NextStepKind.Acknowledge, "2026-11-05" },
        { "withdrawn", new StepFacts(Recorded, AskedAt: Later, Over: true), NextStepKind.None, null },
        { "recorded in summer after midnight here", new StepFacts(new DateTime(2026, 7, 1, 23, 30, 0, DateTimeKind.Utc)), NextStepKind.Acknowledge, "2026-07-05" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Of_EachState_SaysWhatComesNextAndByWhen(string name, StepFacts facts, NextStepKind kind, string? by)
    {
        var next = NextStep.Of(facts, PromisedDays.Usual);
        Assert.True((kind, by) == (next.Kind, next.By?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), $"{name}: {next}");
        Assert.NotEmpty(next.Text);
        Assert.Equal(by is not null, next.IsLate(new DateOnly(2027, 1, 1)));
    }
}
