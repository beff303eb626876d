using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Improvement.Drawing;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Domain.Tests.Insight;

public sealed class SeriesChartTests
{
    private static readonly DateOnly First = new(2024, 11, 1);

    [Theory]
    // Rare: fewer than one a month, or none in more than a quarter of the months.
    [InlineData("0 1 0 1 1 0 1 0 1 1 0 1 0 1 1 0 1 0 1 1 1 1 1 0", true, ChartKind.TimeBetween)]
    [InlineData("0 1 0 1 1 0 1 0 1 1 0 1 0 1 1 0 1 0 1 1 1 1 1 0", false, ChartKind.Run)]
    [InlineData("5 0 0 0 0 6 5 6 5 6 5 6", true, ChartKind.TimeBetween)]
    [InlineData("5 0 0 0 5 6 5 6 5 6 5 6", true, ChartKind.Count)]
    [InlineData("1 1 1 1 1 1 1 1 1 1 1 1", true, ChartKind.Count)]
    [InlineData("1 1 0 1 1 1 1 1 1 1 1 1", true, ChartKind.Run)]
    // Twelve records make eleven times between them.
    [InlineData("1 0 0 0 0 0 0 0 0 0 0 11", true, ChartKind.Run)]
    [InlineData("1 0 0 0 0 0 0 0 0 0 0 12", true, ChartKind.TimeBetween)]
    // A handful in all, wherever they lie.
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 1", false, ChartKind.Run)]
    [InlineData("0 0 0 0 0 0 0 0 0 0 2 4", false, ChartKind.Run)]
    // What began or stopped is no rare event.
    [InlineData("0 0 0 0 0 0 0 0 5 6 5 6", true, ChartKind.Count)]
    [InlineData("5 6 5 6 0 0 0 0 0 0 0 0", true, ChartKind.Count)]
    [InlineData("0 0 0 0 0 0 0 0 0 0 13 0", true, ChartKind.Count)]
    // Few points.
    [InlineData("4 5 6 3 4 5 6 3 4 5 6", true, ChartKind.Run)]
    [InlineData("4 5 6 3 4 5 6 3 4 5 6 3", false, ChartKind.Count)]
    // Large counts: as chance would have it, and by more.
    [InlineData("100 104 93 108 99 91 106 98 103 96 110 94", false, ChartKind.Count)]
    [InlineData("100 160 80 170 90 150 70 165 85 155 75 180", false, ChartKind.Xmr)]
    public void Choose_BySize_TakesTheChartThatFits(string counts, bool daysKnown, ChartKind expected)
    {
        var series = Series(counts, daysKnown);
        Assert.Equal(expected, SeriesChart.Choose(series));
        var chart = SeriesChart.Of(series, "Records")!;
        Assert.Equal(expected, chart.Specification.Chart);
        var isBetween = chart.Specification.Title == "Records: days between records";
        if (expected is ChartKind.TimeBetween or ChartKind.Count or ChartKind.Xmr || !daysKnown) Assert.Equal(expected == ChartKind.TimeBetween, isBetween);
        Assert.Equal(isBetween ? series.Total - 1 : series.Counts.Count, chart.Values.Length);
    }

    [Fact]
    public void Of_NoRecordsOrFewPoints_SaysNothingOrThatItIsATrial()
    {
        Assert.Null(SeriesChart.Of(Series("0 0 0 0", true)));
        Assert.Null(SeriesChart.Of(Series("", true)));
        Assert.Contains(SeriesChart.Of(Series("4 5 6", true))!.Warnings, warning => warning.Contains("fewer than 12", StringComparison.Ordinal));
        // Two on one day, and labels that a reader knows as months and days.
        var chart = SeriesChart.Of(Series("1 0 0 0 0 0 0 0 0 0 0 12", true), "Falls")!;
        Assert.Equal("Falls: days between records", chart.Specification.Title);
        Assert.All(chart.Values[1..], value => Assert.Equal(0.5, value));
        Assert.Equal("2024-11", SeriesChart.Of(Series("4 5 6", true))!.Series.Labels![0]);
        Assert.Equal("2024-Q4", SeriesChart.Of(new CountedSeries(InsightUnit.Quarter, new DateOnly(2024, 10, 1), [3, 4]))!.Series.Labels![0]);
    }

    [Fact]
    public void Of_WithChanges_MarksTheUnitOrTheFirstRecordAfter_AndWhatNoPointStandsForNot()
    {
        ChartChange[] changes = [new(new DateOnly(2025, 1, 31), "Action 3"), new(new DateOnly(2025, 1, 2), "Action 1"), new(new DateOnly(2024, 10, 31), "before"), new(new DateOnly(2025, 11, 1), "after")];
        var months = SeriesChart.Of(Series("5 6 5 6 5 6 5 6 5 6 5 6", false), changes: changes)!;
        Assert.Equal([new ChartAnnotation("2025-01", "Action 1, Action 3")], months.Specification.Annotations);
        Assert.Contains("Action 1, Action 3", ChartDrawing.Draw(months), StringComparison.Ordinal);
        // Days between records: marked at the second record of the time that the change lies in.
        var between = SeriesChart.Of(new CountedSeries(InsightUnit.Month, First, [1, 0, 0, 1, 0, 0, 1], [new DateOnly(2024, 11, 1), new DateOnly(2025, 1, 31), new DateOnly(2025, 5, 9)]), changes: changes)!;
        Assert.Equal([new ChartAnnotation("2025-01-31", "Action 1, Action 3")], between.Specification.Annotations);
    }

    [Fact]
    public void Of_RareRecordsWithoutDays_TakesQuarters_AndInventsNoRunWhereMostHaveNone()
    {
        // Ten in two years: the median of the months is none, so every month with a record would be in one long run.
        var months = Series("0 1 0 0 1 1 0 0 2 0 0 1 0 0 1 0 0 0 1 0 1 0 1 0", daysKnown: false);
        var chart = SeriesChart.Of(months)!;
        Assert.Equal((ChartKind.Run, 7, "2025-Q1"), (chart.Specification.Chart, chart.Values.Length, chart.Series.Labels![0]));
        Assert.Empty(StandingOut.Of([Category(months)]).Found);
        // Eight in five years, none in most quarters.
        var rare = Series(string.Join(' ', Enumerable.Range(0, 60).Select(month => month % 8 == 0 ? 1 : 0)), daysKnown: false);
        Assert.Equal(ChartKind.Count, SeriesChart.Choose(rare));
        Assert.False(SeriesChart.Of(rare)!.RunsSignal && SeriesChart.Of(rare)!.Specification.Chart == ChartKind.Run);
    }

    [Theory]
    [InlineData("3 2 4 3 3 2 4 3 3 4 2 3 3 4 2 3 7 8 7 6 8 7 7 8", "More records than expected since March 2026: about 7.3 a month, before about 3")]
    [InlineData("7 8 7 6 8 7 7 8 7 6 8 7 8 7 6 8 3 2 4 3 3 2 4 3", "Fewer records than expected since March 2026: about 3 a month, before about 7.2")]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 6 5 7 6 6 5 6 7", "More records than expected since March 2026: about 6 a month, before none")]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 9 0 0", "More records than expected in August 2026: 9, before none")]
    [InlineData("7 8 7 6 8 7 7 8 7 6 8 7 8 7 6 8 0 0 0 0 0 0 0 0", "Fewer records than expected since March 2026: none, before about 7.2 a month")]
    [InlineData("3 2 4 3 3 2 4 3 3 4 2 3 3 4 2 3 3 4 2 3 3 12 3 2", "More records than expected in August 2026: 12, before about 3 a month")]
    [InlineData("3 2 4 3 3 2 4 3 3 4 2 3 3 4 2 3 3 4 2 3 3 4 3 2", null)]
    // What is over is no news.
    [InlineData("3 2 4 12 3 2 4 3 3 4 2 3 3 4 2 3 3 4 2 3 3 4 3 2", null)]
    [InlineData("100 110 95 108 99 91 106 98 103 96 110 94 101 99 104 97 160 158 165 150 161 170 155 166", "More records than expected since March 2026: about 161 a month, before about 101")]
    // A run chart: fewer points, and a run that is too long for them.
    [InlineData("2 2 2 3 9", null)]
    public void Of_ASeries_IsToldInASentence(string counts, string? expected)
    {
        var told = StandingOut.Of([Category(Series(counts, daysKnown: false))]);
        Assert.Equal(expected is null ? [] : [expected], told.Found.Select(one => one.Words));
        Assert.Equal((1, 0), (told.Looked, told.TooFew));
    }

    [Fact]
    public void Of_RareRecordsThatComeMoreOften_IsToldInDays()
    {
        // Every sixty days for nearly two years, then every five.
        List<DateOnly> days = [.. Enumerable.Range(0, 12).Select(number => First.AddDays(number * 60))];
        days.AddRange(Enumerable.Range(1, 9).Select(number => days[11].AddDays(number * 5)));
        var counts = Enumerable.Range(0, 24).Select(month => (long)days.Count(day => day >= First.AddMonths(month) && day < First.AddMonths(month + 1))).ToList();
        var series = new CountedSeries(InsightUnit.Month, First, counts, days);
        Assert.Equal(ChartKind.TimeBetween, SeriesChart.Choose(series));
        var told = Assert.Single(StandingOut.Of([Category(series)]).Found);
        Assert.True(told.IsMore);
        Assert.Equal($"More records than expected since {days[11]:d MMMM yyyy}: about one every 5 days, before about one every 60 days", told.Words);
    }

    [Fact]
    public void Of_ManySeries_CountsThoseWithTooFewRecordsApart_AndTellsTheClearestFirst()
    {
        var told = StandingOut.Of(
        [
            Category(Series("3 2 4 3 3 2 4 3 3 4 2 3 3 4 2 3 5 5 6 5 5 6 5 6", daysKnown: false), "slightly"), Category(Series("3 2 4 3 3 2 4 3 3 4 2 3 3 4 2 3 9 9 9 9 9 9 9 9", daysKnown: false), "much"),
            Category(Series("1 0 0 0 0 0 1 0 0 0 0 1", daysKnown: true), "few"), Category(Series("0 0 0", daysKnown: true), "none"),
        ]);
        Assert.Equal((2, 2), (told.Looked, told.TooFew));
        Assert.Equal(["much", "slightly"], told.Found.Select(one => one.Of.Code));
    }

    private static CategorySeries Category(CountedSeries series, string code = "4") => new("InvolvedAgents", code, "Medications", series);

    /// <param name="daysKnown">All records of a month are of its first day.</param>
    private static CountedSeries Series(string counts, bool daysKnown)
    {
        var months = counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, null)).ToList();
        return new CountedSeries(InsightUnit.Month, First, months, daysKnown ? [.. months.SelectMany((count, month) => Enumerable.Repeat(First.AddMonths(month), (int)count))] : null);
    }
}
