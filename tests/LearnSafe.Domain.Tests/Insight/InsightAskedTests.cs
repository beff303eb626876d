using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Insight;

public sealed class InsightAskedTests
{
    private static readonly InsightSchema Schema = InsightSchema.Of(ShippedContent.Content.Taxonomies.Values);

    [Fact]
    public void Read_AWholeQuestion_UnderstandsEachPart()
    {
        var asked = Read("any.InvolvedAgents=4", "any.InvolvedAgents=3", "none.type=risk", "all.SafetyChallenges=-", "recorded.from=2026-Q2", "recorded.to=2026-10", "occurred.from=2026-02-28", "by=recorded.month", "by=setting", "days=recorded-feedback", "percentile=90", "chart=xmr", "any.harm=", "words= wrong label ");
        Assert.Equal(["InvolvedAgents AnyOf 4|3", "type NoneOf risk", "SafetyChallenges AllOf "], asked.Question.Filters.Select(filter => $"{filter.Dimension} {filter.Match} {string.Join('|', filter.Values)}"));
        Assert.Equal([new InsightPeriod(InsightDay.Occurred, new DateOnly(2026, 2, 28), null), new InsightPeriod(InsightDay.Recorded, new DateOnly(2026, 4, 1), new DateOnly(2026, 10, 31))], asked.Question.Periods);
        Assert.Equal([new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Month), new InsightGrouping("setting")], asked.Question.Groupings);
        Assert.Equal(["recorded.month", "setting"], asked.Question.Groupings.Select(InsightAsked.Text));
        Assert.Equal(new InsightSpan(InsightDay.Recorded, InsightDay.Feedback, 90), asked.Question.Span);
        Assert.Equal(ChartKind.Xmr, asked.Chart!.Chart);
        Assert.Equal("wrong label", asked.Words);
        Assert.Null(Read("words=").Words);
    }

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29")]
    public void Parse_ADate_KnowsItsFirstAndLastDay(string text, string first, string last)
    {
        var date = InsightDate.Parse(text)!;
        Assert.Equal((first, last), (date.First.ToString("yyyy-MM-dd", null), date.Last.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("202-Q1")]
    [InlineData("1899")]
    [InlineData("2200")]
    [InlineData("2023-02-29")]
    [InlineData("2026-4-1")]
    [InlineData("٢٠٢٦")]
    [InlineData("-999-Q1")]
    public void Parse_NoDate_IsNull(string text) => Assert.Null(InsightDate.Parse(text));

    [Fact]
    public void Text_OfUnits_IsInOrderAndReadsBack()
    {
        foreach (var unit in Enum.GetValues<InsightUnit>())
        {
            for (var day = new DateOnly(2023, 12, 20); day < new DateOnly(2025, 1, 20); day = day.AddDays(1))
            {
                var number = InsightTime.Of(day, unit);
                var first = InsightTime.FirstDay(number, unit);
                Assert.True(first <= day && InsightTime.FirstDay(number + 1, unit) > day);
                Assert.Equal(first, InsightDate.Parse(InsightTime.Text(number, unit))!.First);
                if (unit == InsightUnit.Week) Assert.Equal(DayOfWeek.Monday, first.DayOfWeek);
            }
        }
    }

    private static InsightAsked Read(params string[] parts) => InsightAsked.Read(parts.Select(part => part.Split('=', 2)).Select(part => KeyValuePair.Create(part[0], part[1])), Schema);
}
