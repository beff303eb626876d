using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Domain.Tests.Insight;

/// <summary>How a month is held against those before it, and what is said of it.</summary>
public sealed class DigestWordsTests
{
    [Theory]
    [InlineData("", 3, "too early to say")]
    [InlineData("4 4 4 4 4", 30, "too early to say")]
    // Mean 4, limits 4 ± 6.
    [InlineData("4 4 4 4 4 4", 10, "as usual (0 to 10)")]
    [InlineData("4 4 4 4 4 4", 11, "more than usual (0 to 10)")]
    // Mean 16, limits 4 and 28, which count as usual themselves.
    [InlineData("16 16 16 16 16 16", 4, "as usual (4 to 28)")]
    [InlineData("16 16 16 16 16 16", 3, "fewer than usual (4 to 28)")]
    [InlineData("16 16 16 16 16 16", 28, "as usual (4 to 28)")]
    [InlineData("16 16 16 16 16 16", 29, "more than usual (4 to 28)")]
    // Rare: mean 0.25, of which 3 are passed once in 7,500 months, and 2 once in 460.
    [InlineData("0 1 0 0 1 0 0 0", 3, "as usual (0 to 3)")]
    [InlineData("0 1 0 0 1 0 0 0", 4, "more than usual (0 to 3)")]
    [InlineData("0 0 0 0 0 0", 0, "none, as in the months before")]
    [InlineData("0 0 0 0 0 0", 1, "none in the months before")]
    // Large counts that move by more than chance explains: limits by their own movement, while c limits would be 73 to 133.
    [InlineData("100 140 60 130 70 120", 150, "as usual (0 to 262)")]
    [InlineData("100 104 93 108 99 91", 150, "more than usual (70 to 129)")]
    // From twelve months on, the limits of the chart of all of them, this one among them.
    [InlineData("4 4 4 4 4 4 4 4 4 4 4", 11, "as usual (0 to 11)")]
    [InlineData("4 4 4 4 4 4 4 4 4 4 4", 12, "more than usual (0 to 11)")]
    [InlineData("100 160 80 170 90 150 70 165 85 155 75", 180, "as usual (0 to 336)")]
    [InlineData("4000000000 4000000000 4000000000 4000000000 4000000000 4000000000", 4000000000, "as usual (3,999,810,264 to 4,000,189,736)")]
    public void UsualCount_OfTheMonthsBefore_IsSaidInWords(string before, long now, string words) =>
        Assert.Equal(words, UsualCount.Of([.. before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))], now).Words);

    /// <summary>A digest and the chart beside it are of the same months: where the chart has limits, a month is as usual exactly where its point lies within them.</summary>
    [Theory]
    [InlineData("2 2 2 2 2 2 2 2 2 2 2 2")]
    [InlineData("0 0 0 0 0 0 0 0 5 6 5 6")]
    [InlineData("20 22 18 25 19 20 23 21 17 22 20 19 21")]
    [InlineData("100 104 93 108 99 91 106 98 103 96 110 94")]
    [InlineData("100 160 80 170 90 150 70 165 85 155 75 180")]
    [InlineData("100 160 80 170 90 150 70 165 85 155 75 180 400 390 410 420 400 380 415")]
    public void UsualCount_BesideTheChart_NeverSaysOtherwise(string before)
    {
        for (var now = 0; now <= 600; now += now < 40 ? 1 : 7)
        {
            long[] all = [.. Counts(before), now];
            var chart = SeriesChart.Of(new CountedSeries(InsightUnit.Month, new DateOnly(2024, 1, 1), all))!;
            if (chart.Specification.Chart is not (ChartKind.Count or ChartKind.Xmr)) continue;
            var expected = now > chart.Lines.Upper[^1] ? UsualJudgement.More : now < chart.Lines.Lower[^1] ? UsualJudgement.Fewer : UsualJudgement.Within;
            Assert.Equal(expected, UsualCount.Of(all[..^1], now).Judgement);
        }
    }

    [Fact]
    public void UsualCount_OfWhatIsNoCount_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UsualCount.Of([1, 1, 1, 1, 1, 1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => UsualCount.Of([-9, 1, 1, 1, 1, 1], 1));
    }

    private static List<long> Counts(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))];
}
