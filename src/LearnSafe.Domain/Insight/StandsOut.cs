using System.Globalization;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Insight;

/// <summary>A series of one category.</summary>
/// <param name="Dimension">As an address writes it.</param>
/// <param name="Code">As an address writes it.</param>
/// <param name="Title">The category in words.</param>
public sealed record CategorySeries(string Dimension, string Code, string Title, CountedSeries Series);

/// <summary>A series whose last points differ by more than chance explains.</summary>
/// <param name="IsMore">Whether there are more records than before, and not fewer. Neither is good or bad by itself: more records may mean more trust.</param>
/// <param name="Since">The first day of the unit, or the day of the record, with which it begins.</param>
/// <param name="IsOnce">Whether it is one point alone.</param>
/// <param name="Now">Records a unit since then; days between records where <paramref name="IsBetween"/>.</param>
/// <param name="Before">The same for the time before; null where there was none.</param>
public sealed record StandsOut(CategorySeries Of, bool IsMore, DateOnly Since, bool IsOnce, bool IsBetween, double Now, double? Before)
{
    /// <summary>In a sentence for a practice manager: "More records than expected since March 2026: about 7 a month, before about 3".</summary>
    public string Words
    {
        get
        {
            var unit = Of.Series.Unit.ToString().ToLowerInvariant();
            var since = Of.Series.Unit switch
            {
                _ when IsBetween => Since.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
                InsightUnit.Month => Since.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
                InsightUnit.Quarter => $"{Since.ToString("MMMM", CultureInfo.InvariantCulture)} to {Since.AddMonths(2).ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
                _ => $"the week of {Since.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}",
            };
            var what = $"{(IsMore ? "More" : "Fewer")} records than expected {(IsOnce && !IsBetween ? "in" : "since")} {since}";
            if (IsBetween) return $"{what}: about one every {Days(Now)}{(Before is { } days ? $", before about one every {Days(days)}" : "")}";
            if (Now == 0) return $"{what}: none{(Before is { } some ? $", before {About(some)} a {unit}" : "")}";
            return $"{what}: {(IsOnce ? Number(Now) : $"about {Number(Now)} a {unit}")}{(Before is { } count ? $", before {About(count)}{(IsOnce && count > 0 ? $" a {unit}" : "")}" : "")}";
        }
    }

    /// <summary>How many times more or fewer; for telling the clearest first.</summary>
    internal double Strength => Before is { } before ? Math.Abs(Math.Log((Now + 0.5) / (before + 0.5))) : 0;

    private static string About(double number) => number == 0 ? "none" : $"about {Number(number)}";

    private static string Number(double number) => number >= 10 ? number.ToString("N0", CultureInfo.InvariantCulture) : number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Days(double days) => Math.Round(days) is <= 1 ? "day" : $"{days.ToString("N0", CultureInfo.InvariantCulture)} days";
}

/// <summary>What was looked at, and what of it stands out, the clearest first.</summary>
/// <param name="Looked">How many series had enough records to be judged.</param>
/// <param name="TooFew">How many had too few.</param>
public sealed record StandingOut(int Looked, int TooFew, IReadOnlyList<StandsOut> Found)
{
    /// <summary>A special cause is told while it reaches into so many last points.</summary>
    public const int LastPoints = 6;

    /// <summary>Series with fewer records are not judged: no rule could say anything of them.</summary>
    public const int FewestRecords = 8;

    /// <summary>Each series is held against the chart that it deserves (<see cref="SeriesChart"/>), by the rules of Making Data Count or, on a run chart, of Anhøj.</summary>
    public static StandingOut Of(IEnumerable<CategorySeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (looked, tooFew, found) = (0, 0, new List<StandsOut>());
        foreach (var one in series)
        {
            if (one.Series.Total < FewestRecords || SeriesChart.Judged(one.Series) is not { } judged)
            {
                tooFew++;
                continue;
            }

            looked++;
            if (Last(judged.Chart) is { } episode) found.Add(Told(one with { Series = judged.Series }, judged.Chart, judged.IsBetween, episode));
        }

        return new StandingOut(looked, tooFew, [.. found.OrderByDescending(one => one.Strength)]);
    }

    private static SignalEpisode? Last(ControlChart chart) =>
        SignalEpisode.Of(chart).LastOrDefault(episode => episode.Causes[0].Direction != 0) is { } last && last.Last >= chart.Values.Length - LastPoints ? last : null;

    private static StandsOut Told(CategorySeries of, ControlChart chart, bool isBetween, SignalEpisode episode)
    {
        var isHigh = episode.Causes[0].Direction > 0;
        return new StandsOut(
            of,
            // Shorter times are more records.
            isHigh != isBetween,
            // A short time between two records begins with the first of them.
            isBetween ? of.Series.Days![episode.First] : of.Series.DayOf(episode.First),
            episode.First == episode.Last, isBetween, chart.Values[episode.First..(episode.Last + 1)].Average(), episode.First == 0 ? null : chart.Values[..episode.First].Average());
    }
}
