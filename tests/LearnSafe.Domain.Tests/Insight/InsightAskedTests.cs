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
        var asked = Read("any.InvolvedAgents=4", "any.InvolvedAgents=3", "none.type=risk", "all.SafetyChallenges=-", "recorded.from=2026-Q2", "recorded.to=2026-10", "occurred.from=2026-02-28", "by=recorded.month", "by=setting", "days=recorded-feedback", "percentile=90", "chart=xmr", "any.harm=", "words= wrong label ", "without=reviewed", "without=feedback", "without=reviewed");
        Assert.Equal(["InvolvedAgents AnyOf 4|3", "type NoneOf risk", "SafetyChallenges AllOf "], asked.Question.Filters.Select(filter => $"{filter.Dimension} {filter.Match} {string.Join('|', filter.Values)}"));
        Assert.Equal([new InsightPeriod(InsightDay.Occurred, new DateOnly(2026, 2, 28), null), new InsightPeriod(InsightDay.Recorded, new DateOnly(2026, 4, 1), new DateOnly(2026, 10, 31))], asked.Question.Periods);
        Assert.Equal([new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Month), new InsightGrouping("setting")], asked.Question.Groupings);
        Assert.Equal(["recorded.month", "setting"], asked.Question.Groupings.Select(InsightAsked.Text));
        Assert.Equal(new InsightSpan(InsightDay.Recorded, InsightDay.Feedback, 90), asked.Question.Span);
        Assert.Equal(ChartKind.Xmr, asked.Chart!.Chart);
        Assert.Equal("wrong label", asked.Words);
        Assert.Equal([InsightDay.Reviewed, InsightDay.Feedback], asked.Question.Lacking);
        Assert.Contains("without is one of", Assert.Throws<InsightException>(() => Read("without=tea")).Message, StringComparison.Ordinal);
        Assert.Null(Read("words=").Words);
    }

    /// <summary>Whoever reads a page has a form before them and no address: no sentence there is about how an address is written.</summary>
    [Theory]
    [InlineData("recorded.from=2026-05&recorded.to=2026-04", "The time ends before it begins. Choose an end that is not before the beginning", "recorded.to")]
    [InlineData("recorded.from=yesterday", "“yesterday” is not a time that records can be chosen by. Choose a month", "recorded.from")]
    [InlineData("any.Nothing=1", "“Nothing” is nothing that records can be chosen by. Remove it, or choose again", null)]
    [InlineData("whatever=1", "“whatever” is nothing that records can be chosen by. Remove it, or choose again", "whatever")]
    [InlineData("without=tea", "“tea” is nothing that records can be chosen by. Remove it, or choose again", "without")]
    [InlineData("words=a&words=b", "Words are searched for twice. Remove one of the two", "words")]
    [InlineData("recorded.to=2025&recorded.to=2026", "A time is chosen twice. Remove one of the two", "recorded.to")]
    public void Read_AQuestionThatIsNotUnderstood_IsToldInTheWordsOfWhoReadsIt(string question, string onPage, string? part)
    {
        var fault = Assert.Throws<InsightException>(() => Read(question.Split('&')));
        Assert.Equal((onPage, part), (fault.OnPage, fault.Part));
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Plain", new InsightException("Plain.").OnPage);
    }

    [Fact]
    public void Understood_OfAQuestionWithFaults_IsEachPartThatCanBeRead()
    {
        var (asked, not) = InsightAsked.Understood([.. "any.type=risk&any.type=incident&any.Nothing=1&recorded.from=2026-05&recorded.to=2026-04&occurred.from=yesterday&words=fridge&words=door&without=reviewed&x=y".Split('&').Select(part => part.Split('=')).Select(part => KeyValuePair.Create(part[0], part[1]))], Schema);
        Assert.Equal(["type AnyOf risk|incident"], asked.Question.Filters.Select(filter => $"{filter.Dimension} {filter.Match} {string.Join('|', filter.Values)}"));
        Assert.Equal([new InsightPeriod(InsightDay.Recorded, new DateOnly(2026, 5, 1), new DateOnly(2026, 4, 30))], asked.Question.Periods);
        Assert.Equal(("fridge", InsightDay.Reviewed), (asked.Words, Assert.Single(asked.Question.Lacking)));
        Assert.Equal(["any.Nothing", "occurred.from", "x"], not.Select(part => part.Key));
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
