namespace LearnSafe.Domain.Improvement.Files;

/// <summary>Options that are known but change nothing on a kind of chart: whoever gave one should hear that.</summary>
internal static class OptionUse
{
    internal static IEnumerable<string> Unused(ChartKind kind, JsonPlace options) =>
        options.Names.Where(name => !options[name].IsMissing && !IsUsed(kind, name)).Select(name => $"The option {name} changes nothing on a {kind.Title()}.");

    private static bool IsUsed(ChartKind kind, string option) => option switch
    {
        "screen_moving_ranges" => kind.UsesMovingRanges(),
        "factor" or "sigma_divisor" => kind is ChartKind.Xmr or ChartKind.TimeBetween,
        "power" or "zero_times" => kind == ChartKind.TimeBetween,
        "statistic" => kind == ChartKind.Funnel,
        "threshold" => kind == ChartKind.Pareto,
        "baseline" => kind != ChartKind.Pareto,
        "rule_set" => kind.IsOverTime() && kind != ChartKind.Run,
        "target" or "improvement_direction" or "run_rules" or "run_bounds" or "baseline_points" or "exclude_points" or "split_after" or "rebase_at" or "centre" => kind.IsOverTime(),
        "annotations" => kind.IsOverTime() || kind == ChartKind.Funnel,
        _ => true,
    };
}
