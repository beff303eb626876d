using System.Globalization;

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
/// What is usual of a count, from the months before: within the limits of a c chart (mean ± 3 √mean); and where fewer than one a month is usual, for which these limits do not hold,
/// below the number that chance alone passes in one month of a thousand (Poisson).
/// </summary>
/// <param name="Least">The smallest whole number within what is usual.</param>
/// <param name="Most">The largest.</param>
public sealed record UsualCount(UsualJudgement Judgement, long Least, long Most)
{
    /// <summary>With fewer months before it nothing is said.</summary>
    public const int FewestMonths = 6;

    private const double RareBelow = 1;
    private const double Chance = 0.001;

    /// <param name="before">The months before, in any order, each 0 or more.</param>
    /// <param name="now">The month that is judged, 0 or more.</param>
    public static UsualCount Of(IReadOnlyCollection<long> before, long now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentOutOfRangeException.ThrowIfNegative(now);
        if (before.Count < FewestMonths) return new UsualCount(UsualJudgement.TooEarly, 0, 0);
        var mean = before.Average();
        ArgumentOutOfRangeException.ThrowIfNegative(mean, nameof(before));
        if (mean == 0) return new UsualCount(now == 0 ? UsualJudgement.Within : UsualJudgement.First, 0, 0);
        var half = 3 * Math.Sqrt(mean);
        var (least, most) = mean < RareBelow ? (0, Rarely(mean)) : ((long)Math.Ceiling(Math.Max(0, mean - half)), (long)Math.Floor(mean + half));
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
