namespace LearnSafe.Domain.Improvement.Files;

/// <summary>The options of a chart, by the names that files and stored specifications use.</summary>
internal static class ChartOptions
{
    internal static readonly string[] Names =
    [
        "method_version", "rule_set", "run_rules", "run_bounds", "screen_moving_ranges", "factor", "sigma_divisor", "baseline_points", "baseline", "exclude_points", "split_after",
        "rebase_at", "improvement_direction", "target", "centre", "multiplier", "decimals", "power", "zero_times", "statistic", "threshold", "title", "subtitle", "value_axis",
        "point_axis", "annotations",
    ];

    private static readonly (string Word, RunRules Rules)[] RunRuleWords =
    [
        ("anhoej", RunRules.Anhoej), ("anhøj", RunRules.Anhoej), ("ihi", RunRules.HealthcareImprovement), ("ihiRun", RunRules.HealthcareImprovement), ("perla", RunRules.HealthcareImprovement),
    ];

    /// <summary>Reads what is there; the rest keeps its usual value.</summary>
    internal static ChartSpecification Read(ChartKind kind, JsonPlace options, JsonPlace input)
    {
        options.Only(Names);
        var baseline = options["baseline"];
        var isSpan = baseline.IsObject;
        if (isSpan) baseline.Only(["n", "from", "to"]);
        var name = options["rule_set"].Text();
        var asRuns = RunRuleWords.Any(known => known.Word.Equals(name, StringComparison.OrdinalIgnoreCase)) ? options["rule_set"].Choice<RunRules>(RunRuleWords) : null;
        return new()
        {
            Chart = kind,
            MethodVersion = options["method_version"].Whole() ?? ChartSpecification.NewestMethod,
            RuleSet = RuleSetOf(name, asRuns),
            RunRules = options["run_rules"].Choice<RunRules>(RunRuleWords) ?? asRuns ?? default,
            RunsBoundCounts = options["run_bounds"].Choice(("strict", false), ("inclusive", true)) ?? false,
            ScreenMovingRanges = options["screen_moving_ranges"].Flag(),
            Factor = options["factor"].Number(),
            SigmaDivisor = options["sigma_divisor"].Number(),
            BaselinePoints = options["baseline_points"].Whole() ?? (isSpan ? baseline["n"].Whole() : null),
            BaselineFrom = isSpan ? baseline["from"].Text() : null,
            BaselineTo = isSpan ? baseline["to"].Text() : null,
            Rebases = [.. Rebases(options)],
            Exclusions = [.. (options["exclude_points"].Items() ?? []).Select(Exclusion)],
            Direction = Direction(options["improvement_direction"]) ?? default,
            Target = options["target"].Number(),
            Centre = options["centre"].Number(),
            Multiplier = input["multiplier"].Number() ?? options["multiplier"].Number() ?? 1,
            Decimals = options["decimals"].Whole(),
            Power = options["power"].Number() ?? 3.6,
            ZeroIsHalf = options["zero_times"].Choice(("refuse", false), ("half", true)) ?? false,
            Statistic = (input["statistic"].IsMissing ? options : input)["statistic"].Choice(("proportion", FunnelStatistic.Proportion), ("ratio", FunnelStatistic.Ratio), ("rate", FunnelStatistic.Rate)) ?? default,
            FunnelBaseline = input["baseline"].Number() ?? (isSpan ? null : baseline.Number()),
            ParetoThreshold = options["threshold"].Number() ?? 80,
            Title = options["title"].Text(),
            Subtitle = options["subtitle"].Text(),
            ValueAxis = options["value_axis"].Text(),
            PointAxis = options["point_axis"].Text(),
            Annotations = [.. (options["annotations"].Items() ?? []).Select(place => place.Only(["at", "text"])).Select(place => new ChartAnnotation(place["at"].Text() ?? "", place["text"].Text() ?? ""))],
        };
    }

    internal static ImprovementDirection? Direction(JsonPlace place) =>
        place.Choice(("increase", ImprovementDirection.Increase), ("decrease", ImprovementDirection.Decrease), ("neutral", ImprovementDirection.Neutral));

    private static RuleSet RuleSetOf(string? name, RunRules? asRuns)
    {
        if (name is null || asRuns == RunRules.HealthcareImprovement) return RuleSet.MakingDataCount;
        if (asRuns is not null) return RuleSet.Anhoej;
        return RuleSet.All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ChartException($"options.rule_set is \"{name}\"; it can be {string.Join(", ", RuleSet.All.Select(known => known.Name))}, ihiRun.");
    }

    private static IEnumerable<ChartRebase> Rebases(JsonPlace options)
    {
        foreach (var place in options["split_after"].Items() ?? [])
        {
            if (place.IsObject) place.Only(["after", "reason"]);
            yield return new(null, (place.IsObject ? place["after"] : place).Whole() ?? throw new ChartException($"{place.Path} must be the number of a point."), place.IsObject ? place["reason"].Text() : null);
        }

        foreach (var place in options["rebase_at"].Items() ?? [])
        {
            if (place.IsObject) place.Only(["at", "reason"]);
            yield return new((place.IsObject ? place["at"] : place).Text() ?? throw new ChartException($"{place.Path} must be the label of a point."), null, place.IsObject ? place["reason"].Text() : null);
        }
    }

    private static ChartExclusion Exclusion(JsonPlace place)
    {
        if (place.IsObject) place.Only(["point", "reason"]);
        return new((place.IsObject ? place["point"] : place).Whole() ?? throw new ChartException($"{place.Path} must be the number of a point."), place.IsObject ? place["reason"].Text() : null);
    }
}
