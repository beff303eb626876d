namespace LearnSafe.Domain.Improvement;

/// <summary>Points next to each other that break the same rule in the same direction.</summary>
/// <param name="First">Counted from 0.</param>
/// <param name="Last">Counted from 0.</param>
public sealed record SignalEpisode(int First, int Last, SpecialCause Cause)
{
    /// <summary>All episodes of a chart, in the order of time.</summary>
    public static IReadOnlyList<SignalEpisode> Of(ControlChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        List<SignalEpisode> episodes = [];
        var causes = chart.Causes;
        for (int first = 0, next; first < causes.Length; first = next)
        {
            for (next = first + 1; next < causes.Length && causes[next] == causes[first] && chart.Segments.All(segment => segment.First != next + 1); next++) { }
            if (causes[first].Kind != SpecialCauseKind.None) episodes.Add(new(first, next - 1, causes[first]));
        }

        return episodes;
    }
}
