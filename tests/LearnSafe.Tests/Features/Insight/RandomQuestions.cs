using LearnSafe.Domain.Insight;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>Questions drawn from a seed over what the records hold: every dimension, every way to match, days, spans, groupings.</summary>
/// <param name="asked">The dimensions that are asked about; all where nothing is said.</param>
internal sealed class RandomQuestions(InsightSnapshot snapshot, int seed, Func<InsightDimension, bool>? asked = null)
{
    private static readonly InsightDay[] Days = Enum.GetValues<InsightDay>();

    private readonly Random random = new(seed);
    private readonly List<string> answered = [.. snapshot.Schema.Dimensions.Where(asked ?? (_ => true)).Select(dimension => dimension.Name).Where(name => snapshot.ValuesOf(name).Count > 0)];

    /// <param name="wholeMonths">Whether times are cut as they may be across organisations.</param>
    public InsightQuestion Next(bool wholeMonths = false)
    {
        var question = new InsightQuestion
        {
            Filters = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Filter()).DistinctBy(filter => (filter.Dimension, filter.Match))],
            Periods = [.. random.Next(3) == 0 ? Array.Empty<InsightPeriod>() : [Period(wholeMonths)]],
            Groupings = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Grouping(wholeMonths))],
        };
        if (random.Next(4) == 0)
        {
            var (from, to) = (random.Next(4), random.Next(3));
            question = question with { Span = new InsightSpan(Days[from], Days[to >= from ? to + 1 : to], new[] { 50, 90, 33.3 }[random.Next(3)]) };
        }

        return question;
    }

    private InsightFilter Filter()
    {
        var dimension = answered[random.Next(answered.Count)];
        var values = snapshot.ValuesOf(dimension);
        var chosen = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(8) == 0 ? InsightQuestion.NotAnswered : values[random.Next(values.Count)]).Distinct(StringComparer.Ordinal);
        return new InsightFilter(dimension, (InsightMatch)random.Next(3), [.. chosen]);
    }

    private InsightPeriod Period(bool wholeMonths)
    {
        var from = new DateOnly(2021, 7, 1).AddDays(random.Next(1500));
        var to = from.AddDays(random.Next(900));
        if (wholeMonths) (from, to) = (new DateOnly(from.Year, from.Month, 1), new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1));
        var day = Days[random.Next(Days.Length)];
        return random.Next(4) switch { 0 => new InsightPeriod(day, null, to), 1 => new InsightPeriod(day, from, null), _ => new InsightPeriod(day, from, to) };
    }

    private InsightGrouping Grouping(bool wholeMonths) => random.Next(2) == 0
        ? new InsightGrouping(answered[random.Next(answered.Count)])
        : new InsightGrouping(null, Days[random.Next(Days.Length)], (InsightUnit)random.Next(wholeMonths ? 1 : 0, wholeMonths ? 4 : 5));
}
