namespace LearnSafe.Domain.Rates;

/// <summary>What is known of a denominator over a time. A gap is told and never filled.</summary>
public static class DenominatorPeriods
{
    /// <summary>
    /// How much there was over a whole time, both ends included: the sum of what was counted in it, or the mean over its days of what holds from day to day.
    /// Null where any day of it is not known.
    /// </summary>
    /// <param name="values">Of one kind at one provider, in any order.</param>
    public static double? Over(DenominatorKind kind, IEnumerable<DenominatorValue> values, DateOnly from, DateOnly to) => WhileOpen(kind, values, from, to, null, null);

    /// <summary>
    /// The same for a provider that was perhaps not there all the time: of the days that it was not open nothing must be known, and what holds from day to day counts for the days alone that it was open.
    /// 0 where it was not open at all.
    /// </summary>
    /// <param name="openedOn">Its first day; null where it was always there, as far as is known.</param>
    /// <param name="closedOn">Its last day; null where it is still there.</param>
    public static double? WhileOpen(DenominatorKind kind, IEnumerable<DenominatorValue> values, DateOnly from, DateOnly to, DateOnly? openedOn, DateOnly? closedOn)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var (first, last) = (openedOn > from ? openedOn.Value : from, closedOn < to ? closedOn.Value : to);
        if (first > last) return 0;
        // What was counted over a month or quarter in which it closed is whole.
        var inside = kind.IsFlow ? Inside(kind, values, from, to).FindAll(part => part.From <= last && part.To >= first) : Inside(kind, values, first, last);
        if (Gaps(inside, first, last).Count > 0) return null;
        if (kind.IsFlow) return inside.Sum(part => (double)part.Value);
        var days = to.DayNumber - from.DayNumber + 1;
        return inside.Sum(part => (double)part.Value * (part.To.DayNumber - part.From.DayNumber + 1)) / days;
    }

    /// <summary>The stretches of a time of which nothing is known, oldest first.</summary>
    public static IReadOnlyList<(DateOnly From, DateOnly To)> Missing(DenominatorKind kind, IEnumerable<DenominatorValue> values, DateOnly from, DateOnly to) => Gaps(Inside(kind, values, from, to), from, to);

    /// <summary>The parts of the time that values speak of, oldest first. What was counted over more than the time cannot be divided, so it is left out.</summary>
    private static List<(DateOnly From, DateOnly To, int Value)> Inside(DenominatorKind kind, IEnumerable<DenominatorValue> values, DateOnly from, DateOnly to)
    {
        var ordered = values.OrderBy(value => value.From).ToList();
        List<(DateOnly From, DateOnly To, int Value)> parts = [];
        foreach (var (index, value) in ordered.Index())
        {
            if (kind.IsFlow)
            {
                if (value.From >= from && value.To <= to) parts.Add((value.From, value.To!.Value, value.Value));
                continue;
            }

            var last = value.From.AddMonths(kind.HoldsMonths).AddDays(-1);
            if (value.To < last) last = value.To.Value;
            if (index + 1 < ordered.Count && ordered[index + 1].From <= last) last = ordered[index + 1].From.AddDays(-1);
            var (first, end) = (value.From < from ? from : value.From, last > to ? to : last);
            if (first <= end) parts.Add((first, end, value.Value));
        }

        return parts;
    }

    private static List<(DateOnly From, DateOnly To)> Gaps(List<(DateOnly From, DateOnly To, int Value)> parts, DateOnly from, DateOnly to)
    {
        List<(DateOnly From, DateOnly To)> gaps = [];
        var next = from;
        foreach (var part in parts)
        {
            if (part.From > next) gaps.Add((next, part.From.AddDays(-1)));
            if (part.To >= next) next = part.To.AddDays(1);
        }

        if (next <= to) gaps.Add((next, to));
        return gaps;
    }
}
