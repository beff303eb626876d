namespace LearnSafe.Features.Demo;

/// <summary>Turned back while the demo is made, so that its history spreads over the months as a real one does.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <summary>Forward only, as time goes.</summary>
    public void TurnTo(DateTimeOffset time) => now = time > now ? time : now;

    public override DateTimeOffset GetUtcNow() => now;
}
