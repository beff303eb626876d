using System.Globalization;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Insight;

/// <summary>Counts of something, month by month.</summary>
/// <param name="Name">As a sentence begins with it: "Medication".</param>
/// <param name="Counts">By month, oldest first.</param>
public sealed record MonthlyCounts(string Name, IReadOnlyList<long> Counts);

/// <summary>What stands out at the last month of several series, in sentences that need no knowledge of charts. More is neither better nor worse.</summary>
public static class MonthlySigns
{
    /// <summary>Under so many months limits are a first guess, and nothing is said.</summary>
    public const int FewestMonths = ControlSegment.FewestForLimits;

    private const double FewestAMonth = 1;

    /// <summary>Those series in which chance alone does not explain the last month, by the rules of a c chart.</summary>
    /// <param name="first">The first month of all series.</param>
    /// <returns>The sentences, and how many series had enough to be looked at.</returns>
    public static (IReadOnlyList<string> Sentences, int LookedAt) Of(IEnumerable<MonthlyCounts> series, DateOnly first)
    {
        ArgumentNullException.ThrowIfNull(series);
        List<string> sentences = [];
        var looked = 0;
        foreach (var one in series.Where(one => one.Counts.Count >= FewestMonths && one.Counts.Average() >= FewestAMonth))
        {
            looked++;
            var labels = one.Counts.Select((_, index) => first.AddMonths(index).ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToList();
            var chart = (ControlChart)ChartResult.Calculate(new ChartSpecification { Chart = ChartKind.Count, Direction = ImprovementDirection.Neutral }, new ChartSeries { Labels = labels, Values = [.. one.Counts.Select(count => (double?)count)] });
            if (SignalEpisode.Of(chart) is [.., var last] && last.Last == one.Counts.Count - 1) sentences.Add(Sentence(one.Name, last, first.AddMonths(last.First)));
        }

        return (sentences, looked);
    }

    private static string Sentence(string name, SignalEpisode episode, DateOnly since)
    {
        var month = since.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        var more = episode.Causes[0].Direction > 0;
        return episode.Causes[^1].Kind switch
        {
            SpecialCauseKind.Trend => $"{name}: {(more ? "rising" : "falling")} month by month since {month}.",
            _ when episode.First == episode.Last => $"{name}: {(more ? "more" : "fewer")} in {month} than chance explains.",
            _ => $"{name}: {(more ? "more" : "fewer")} a month since {month} than chance explains.",
        };
    }
}
