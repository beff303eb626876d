using System.Globalization;

namespace LearnSafe.Domain.Improvement;

/// <summary>What a chart shows, in words made from its numbers: for those who do not see it, and to check it against for those who do.</summary>
public static class ChartSentence
{
    private const int MostEpisodes = 5;

    /// <summary>Kind and length, last value, lines, special causes and runs.</summary>
    public static string Of(ChartResult result) => result switch
    {
        ControlChart chart => Of(chart),
        FunnelChart funnel => Of(funnel),
        ParetoChart pareto => Of(pareto),
        _ => throw new ArgumentException("There is no such chart.", nameof(result)),
    };

    /// <summary>The message in a few words, for the head of the figure.</summary>
    public static string Headline(ChartResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var measure = result.Specification.Title ?? result.Specification.Chart.Title();
        return result switch
        {
            ControlChart chart when SignalEpisode.Of(chart) is [.., var last] && last.Last == LastMeasured(chart) => $"{measure}: {last.Words} since {Name(chart, last.First)}",
            ControlChart { Specification.Chart: ChartKind.Run, RunsSignal: true } => $"{measure}: more or fewer runs than chance allows",
            ControlChart => $"{measure}: no significant change at the last point",
            FunnelChart funnel when funnel.Units.Count(IsOutside) is > 0 and var outside => $"{measure}: {Counted(outside, "unit differs", "units differ")} by more than chance",
            FunnelChart => $"{measure}: no unit differs by more than chance",
            ParetoChart pareto when pareto.Categories.MaxBy(category => category.Count) is { } largest => $"{measure}: most often {largest.Label}, {largest.Percent.ToString("0", CultureInfo.InvariantCulture)}%",
            _ => measure,
        };
    }

    private static string Of(ControlChart chart)
    {
        var numbers = ChartNumbers.For(chart);
        var last = LastMeasured(chart);
        List<string> said =
        [
            $"{chart.Specification.Chart.Title()} of {Counted(chart.Values.Length, "point", "points")}, from {Name(chart, 0)} to {Name(chart, chart.Values.Length - 1)}.",
            $"The last value is {numbers.Text(chart.Values[last])} ({Name(chart, last)}).",
            Lines(chart, numbers, last),
        ];
        if (chart.Segments.Count > 1) said.Add($"Limits were calculated anew from {Listed([.. chart.Segments.Skip(1).Select(segment => Name(chart, segment.First - 1))])}.");
        said.Add(Causes(chart));
        if (chart.Specification.Chart == ChartKind.Run || chart.Specification.RuleSet == RuleSet.Anhoej) said.Add(Runs(chart));
        if (chart.Specification.Target is { } target) said.Add($"The target is {numbers.Text(target)}{(chart.Assurance is { } icon ? $": {icon.Words().Replace("The process", "the process", StringComparison.Ordinal)}" : "")}.");
        return string.Join(' ', said);
    }

    private static string Lines(ControlChart chart, ChartNumbers numbers, int last)
    {
        var centre = numbers.Text(chart.Lines.Centre[last]);
        if (chart.Specification.Chart == ChartKind.Run) return $"The median is {centre}.";
        var trial = chart.Segments[^1].IsTrial ? " (trial limits)" : "";
        return $"The centre line is {centre}, the lower limit {numbers.Text(chart.Lines.Lower[last])} and the upper limit {numbers.Text(chart.Lines.Upper[last])}{(chart.HasSteps ? " at that point" : "")}{trial}.";
    }

    private static string Causes(ControlChart chart)
    {
        var episodes = SignalEpisode.Of(chart);
        if (episodes.Count == 0) return chart.Specification.Chart == ChartKind.Run ? "No single point is a signal." : "There is no special cause variation.";
        var told = episodes.TakeLast(MostEpisodes).Select(episode =>
        {
            var meaning = episode.Causes[0].PointType(chart.Specification.Direction) switch { "special_cause_improvement" => ", an improvement", "special_cause_concern" => ", a concern", _ => "" };
            var when = episode.First == episode.Last ? $"at {Name(chart, episode.First)}" : $"from {Name(chart, episode.First)} to {Name(chart, episode.Last)}";
            return $"{episode.Words} {when}{meaning}";
        });
        var earlier = episodes.Count > MostEpisodes ? $", and {Counted(episodes.Count - MostEpisodes, "earlier signal", "earlier signals")}" : "";
        return $"Special cause variation: {string.Join("; ", told)}{earlier}.";
    }

    private static string Runs(ControlChart chart)
    {
        var segment = chart.Segments[^1];
        var where = chart.Segments.Count > 1 ? "In the last segment the" : "The";
        if (segment.Runs.LongestRun is not { } longest) return "All points lie on the centre line, so there are no runs.";
        if (chart.Specification is { Chart: ChartKind.Run, RunRules: RunRules.HealthcareImprovement })
        {
            var runs = segment.PublishedRuns;
            var bounds = runs.RunsMin is { } least ? $", between {least} and {runs.RunsMax} expected" : "";
            return $"{where} {Counted(runs.Useful, "useful point makes", "useful points make")} {Counted(runs.Runs, "run", "runs")}{bounds}: {(runs.Signal ? "a signal" : "no signal")}.";
        }

        return $"{where} longest run has {Counted(longest, "point", "points")} (a signal above {segment.Runs.LongestRunMax}) and the line is crossed {Counted(segment.Runs.Crossings!.Value, "time", "times")} (a signal below {segment.Runs.CrossingsMin}): {(segment.Runs.Signal ? "a signal" : "no signal")}.";
    }

    private static string Of(FunnelChart funnel)
    {
        var numbers = ChartNumbers.For(funnel.Specification, funnel.Units.Select(unit => unit.Value * funnel.Specification.Multiplier).Append(funnel.Baseline * funnel.Specification.Multiplier));
        var baseline = $"Funnel plot of {Counted(funnel.Units.Count, "unit", "units")}, compared with {numbers.Text(funnel.Baseline * funnel.Specification.Multiplier)}.";
        if (funnel.Series.Numerators is null) return baseline;
        var (high, low) = (Names("High"), Names("Low"));
        if (high.Length + low.Length == 0) return $"{baseline} No unit differs from it by more than chance.";
        return string.Join(' ', ((string[])[baseline, Side("Higher", high), Side("Lower", low)]).Where(part => part.Length > 0));

        string[] Names(string side) => [.. Enumerable.Range(0, funnel.Units.Count).Where(index => funnel.Units[index].Significance.StartsWith(side, StringComparison.Ordinal)).Select(index => funnel.Series.Labels is null ? $"unit {index + 1}" : funnel.Series.Labels[index])];
        string Side(string word, string[] names) => names.Length == 0 ? "" : $"{word} than chance explains: {(names.Length > 8 ? Counted(names.Length, "unit", "units") : Listed(names))}.";
    }

    private static string Of(ParetoChart pareto)
    {
        var numbers = ChartNumbers.For(pareto.Specification, pareto.Categories.Select(category => category.Count));
        var vital = pareto.Categories.Where(category => category.IsVital).ToArray();
        var all = $"Pareto chart of {Counted(pareto.Categories.Count, "category", "categories")}, {numbers.Text(pareto.Categories[^1].Cumulative)} in all.";
        return vital.Length == 0 ? all : $"{all} {Listed([.. vital.Select(category => category.Label)])} {(vital.Length == 1 ? "is" : "together are")} {vital.Sum(category => category.Percent).ToString("0", CultureInfo.InvariantCulture)}% of them.";
    }

    private static bool IsOutside(FunnelUnit unit) => unit.Significance.Length > 0 && unit.Significance != "Not significant";

    private static int LastMeasured(ControlChart chart) => Array.FindLastIndex(chart.Values, value => !double.IsNaN(value));

    private static string Name(ControlChart chart, int index) => chart.Series.Labels is not { } labels ? string.Create(CultureInfo.InvariantCulture, $"point {index + 1}")
        : labels[index].All(char.IsAsciiDigit) ? $"point {labels[index]}"
        : ChartDates.Shown(labels)[index];

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Listed(string[] names) => names.Length switch { 0 => "None", 1 => names[0], _ => $"{string.Join(", ", names[..^1])} and {names[^1]}" };
}
