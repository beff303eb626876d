using System.Globalization;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Insight;

/// <summary>A count of a month held against the months before it.</summary>
public enum UsualJudgement
{
    /// <summary>There are too few months before it.</summary>
    TooEarly,

    /// <summary>It was in none of the months before, so nothing is known of how often it comes.</summary>
    First,

    Within,
    More,
    Fewer,
}

/// <summary>
/// What is usual of a count: within the limits of the chart that <see cref="SeriesChart"/> draws of the same months, this one among them, so that the chart never says otherwise. Where that chart has no
/// limits by months, because there are fewer than twelve or they are rare, it is within the limits of the months before: mean ± 3 √mean, or by their own movement where large counts move by more than chance
/// explains; and where fewer than one a month is usual, for which these limits do not hold, below the number that chance alone passes in one month of a thousand (Poisson).
/// </summary>
/// <param name="Least">The smallest whole number within what is usual.</param>
/// <param name="Most">The largest.</param>
public sealed record UsualCount(UsualJudgement Judgement, long Least, long Most)
{
    /// <summary>With fewer months before it nothing is said.</summary>
    public const int FewestMonths = 6;

    private const double RareBelow = 1;
    private const double Chance = 0.001;

    /// <param name="before">The months before, oldest first, each 0 or more.</param>
    /// <param name="now">The month that is judged, 0 or more.</param>
    public static UsualCount Of(IReadOnlyList<long> before, long now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentOutOfRangeException.ThrowIfNegative(now);
        if (before.Count < FewestMonths) return new UsualCount(UsualJudgement.TooEarly, 0, 0);
        var mean = before.Average();
        ArgumentOutOfRangeException.ThrowIfNegative(mean, nameof(before));
        if (mean == 0) return new UsualCount(now == 0 ? UsualJudgement.Within : UsualJudgement.First, 0, 0);
        var half = 3 * (SeriesChart.MovesByMore(before) ?? Math.Sqrt(mean));
        var (lower, upper) = OfChart([.. before, now]) ?? (mean < RareBelow ? (0, Rarely(mean)) : (mean - half, mean + half));
        var (least, most) = ((long)Math.Ceiling(Math.Max(0, lower)), (long)Math.Floor(upper));
        return new UsualCount(now > most ? UsualJudgement.More : now < least ? UsualJudgement.Fewer : UsualJudgement.Within, least, most);
    }

    /// <summary>"as usual (2 to 9)", "more than usual (2 to 9)", "fewer than usual (2 to 9)", "too early to say", "none in the months before".</summary>
    public string Words => Judgement switch
    {
        UsualJudgement.TooEarly => "too early to say",
        UsualJudgement.First => "none in the months before",
        UsualJudgement.Within when Most == 0 => "none, as in the months before",
        var judgement => string.Create(CultureInfo.InvariantCulture, $"{judgement switch { UsualJudgement.Within => "as usual", UsualJudgement.More => "more than usual", _ => "fewer than usual" }} ({Least:N0} to {Most:N0})"),
    };

    /// <summary>The limits at the last month of the chart of these months; null where it has none.</summary>
    private static (double Lower, double Upper)? OfChart(IReadOnlyList<long> months)
    {
        // Which months they are changes no limit.
        if (SeriesChart.Judged(new CountedSeries(InsightUnit.Month, new DateOnly(2000, 1, 1), months)) is not { Series.Unit: InsightUnit.Month, Chart: var chart } || chart.Specification.Chart is not (ChartKind.Count or ChartKind.Xmr)) return null;
        var (lower, upper) = (chart.Lines.Lower[^1], chart.Lines.Upper[^1]);
        return double.IsNaN(upper) ? null : (double.IsNaN(lower) ? 0 : lower, upper);
    }

    /// <summary>The smallest number that more than it come by chance in at most one month of a thousand.</summary>
    private static long Rarely(double mean)
    {
        var (term, beyond, number) = (Math.Exp(-mean), 1 - Math.Exp(-mean), 0L);
        while (beyond > Chance)
        {
            number++;
            term *= mean / number;
            beyond -= term;
        }

        return number;
    }
}
