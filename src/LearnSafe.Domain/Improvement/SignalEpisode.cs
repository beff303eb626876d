namespace LearnSafe.Domain.Improvement;

/// <summary>Points next to each other that are signals in the same direction, whichever rules they break.</summary>
/// <param name="First">Counted from 0.</param>
/// <param name="Last">Counted from 0.</param>
/// <param name="Causes">One of each rule, in the order in which they begin.</param>
public sealed record SignalEpisode(int First, int Last, IReadOnlyList<SpecialCause> Causes)
{
    /// <summary>As a sentence says it: "a run above the centre line and above the upper limit".</summary>
    public string Words => string.Join(" and ", Causes.Select(cause => cause.Words));

    /// <summary>All episodes of a chart, in the order of time; limits that begin anew end one.</summary>
    public static IReadOnlyList<SignalEpisode> Of(ControlChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        List<SignalEpisode> episodes = [];
        var causes = chart.Causes;
        foreach (var segment in chart.Segments)
        {
            for (int first = segment.First - 1, next; first < segment.Last; first = next)
            {
                for (next = first + 1; next < segment.Last && IsAlike(causes[first], causes[next]); next++) { }
                if (causes[first].Kind != SpecialCauseKind.None) episodes.Add(new(first, next - 1, [.. causes[first..next].DistinctBy(cause => cause.Kind)]));
            }
        }

        return episodes;
    }

    private static bool IsAlike(SpecialCause one, SpecialCause other) =>
        one.Direction == other.Direction && (one.Kind == other.Kind || (one.Direction != 0 && other.Kind != SpecialCauseKind.None));
}
