namespace LearnSafe.Domain.Improvement;

/// <summary>Judges every point of a segment by a set of rules.</summary>
internal static class SpecialCauses
{
    /// <summary>
    /// Writes into causes. Excluded points are judged by the limits alone, and the runs of the others go on past them; a period that was not
    /// measured ends a run.
    /// </summary>
    internal static void Find(ChartSpecification specification, double[] values, LimitLines lines, ChartSegment segment, bool[] excluded, bool[] gaps, SpecialCause[] causes)
    {
        var outside = new int[values.Length];
        for (var index = segment.Start; index < segment.End; index++) outside[index] = Outside(values, lines, index);
        var rules = specification.RuleSet;
        if (specification.Chart != ChartKind.MovingRange) Runs(rules, values, lines, Judged(segment, excluded, gaps), outside, causes);
        for (var index = segment.Start; index < segment.End; index++)
        {
            if (outside[index] != 0) causes[index] = new(SpecialCauseKind.Outside, outside[index], 1);
        }
    }

    internal static int Outside(double[] values, LimitLines lines, int index)
    {
        var scale = lines.Scale(index);
        if (Ties.Side(values[index], lines.Upper[index], scale) > 0) return 1;
        return Ties.Side(values[index], lines.Lower[index], scale) < 0 ? -1 : 0;
    }

    /// <summary>Which points follow one another; −1 for a period that is missing between two.</summary>
    private static int[] Judged(ChartSegment segment, bool[] excluded, bool[] gaps)
    {
        List<int> judged = new(segment.Count);
        for (var index = segment.Start; index < segment.End; index++)
        {
            if (gaps[index]) judged.Add(-1);
            if (!excluded[index]) judged.Add(index);
        }

        return [.. judged];
    }

    private static void Runs(RuleSet rules, double[] values, LimitLines lines, int[] judged, int[] outside, SpecialCause[] causes)
    {
        int[] Sides(Func<int, int> side) => [.. judged.Select(index => index < 0 ? 0 : side(index))];
        int Beyond(int index, double[] upper, double[] lower) => Ties.Side(values[index], upper[index], lines.Scale(index)) > 0 ? 1
            : Ties.Side(values[index], lower[index], lines.Scale(index)) < 0 ? -1 : 0;
        void Tell(SpecialCauseKind kind, int points, int[] flags, bool directed = true)
        {
            for (var at = 0; at < flags.Length; at++)
            {
                if (flags[at] != 0 && causes[judged[at]].Kind == SpecialCauseKind.None) causes[judged[at]] = new(kind, directed ? flags[at] : 0, points);
            }
        }

        var plotted = judged.Select(index => index < 0 ? double.NaN : values[index]).ToArray();
        var sides = Sides(index => Ties.Side(values[index], lines.Centre[index], lines.Scale(index)));
        Tell(SpecialCauseKind.Trend, rules.Trend, SpecialCauseRules.Trend(plotted, rules.Trend));
        if (rules.TwoOfThree != TwoOfThreeRule.None)
        {
            var near = rules.TwoOfThree == TwoOfThreeRule.NearTheLimit;
            var beyond = Sides(index => near && outside[index] != 0 ? 0 : Beyond(index, lines.NearUpper, lines.NearLower));
            Tell(SpecialCauseKind.TwoOfThree, 3, SpecialCauseRules.Beyond(beyond, sides, 2, 3, near));
        }

        Tell(SpecialCauseKind.Shift, rules.Shift, SpecialCauseRules.Shift(sides, rules.Shift));
        if (!rules.FourOfFive && rules.InnerThird == 0) return;
        var beyondInner = Sides(index => Beyond(index, lines.InnerUpper, lines.InnerLower));
        if (rules.FourOfFive) Tell(SpecialCauseKind.FourOfFive, 5, SpecialCauseRules.Beyond(beyondInner, sides, 4, 5, false));
        Tell(SpecialCauseKind.OuterThirds, rules.OuterThirds, SpecialCauseRules.InARow([.. beyondInner.Select(side => side != 0)], rules.OuterThirds), false);
        Tell(SpecialCauseKind.Alternating, rules.Alternating, SpecialCauseRules.Alternating(plotted, rules.Alternating), false);
        var within = judged.Select(index => index >= 0 && Ties.Side(values[index], lines.InnerUpper[index], lines.Scale(index)) < 0 && Ties.Side(values[index], lines.InnerLower[index], lines.Scale(index)) > 0);
        Tell(SpecialCauseKind.InnerThird, rules.InnerThird, SpecialCauseRules.InARow([.. within], rules.InnerThird), false);
    }
}
