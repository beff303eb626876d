using LearnSafe.Domain.Insight;

namespace LearnSafe.Domain.Tests.Insight;

/// <summary>How a month is held against those before it, and what is said of it.</summary>
public sealed class DigestWordsTests
{
    [Theory]
    [InlineData("", 3, "too early to say")]
    [InlineData("4 4 4 4 4", 30, "too early to say")]
    // Mean 4, limits 4 ± 6.
    [InlineData("4 4 4 4 4 4", 10, "within what is usual (0 to 10)")]
    [InlineData("4 4 4 4 4 4", 11, "more than usual (0 to 10)")]
    // Mean 16, limits 4 and 28, which count as usual themselves.
    [InlineData("16 16 16 16 16 16", 4, "within what is usual (4 to 28)")]
    [InlineData("16 16 16 16 16 16", 3, "fewer than usual (4 to 28)")]
    [InlineData("16 16 16 16 16 16", 28, "within what is usual (4 to 28)")]
    [InlineData("16 16 16 16 16 16", 29, "more than usual (4 to 28)")]
    // Rare: mean 0.25, of which 3 are passed once in 7,500 months, and 2 once in 460.
    [InlineData("0 1 0 0 1 0 0 0", 3, "within what is usual (0 to 3)")]
    [InlineData("0 1 0 0 1 0 0 0", 4, "more than usual (0 to 3)")]
    [InlineData("0 0 0 0 0 0", 0, "none, as in the months before")]
    [InlineData("0 0 0 0 0 0", 1, "none in the months before")]
    [InlineData("4000000000 4000000000 4000000000 4000000000 4000000000 4000000000", 4000000000, "within what is usual (3,999,810,264 to 4,000,189,736)")]
    public void UsualCount_OfTheMonthsBefore_IsSaidInWords(string before, long now, string words) =>
        Assert.Equal(words, UsualCount.Of([.. before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))], now).Words);

    [Fact]
    public void UsualCount_OfWhatIsNoCount_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UsualCount.Of([1, 1, 1, 1, 1, 1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => UsualCount.Of([-9, 1, 1, 1, 1, 1], 1));
    }

    [Theory]
    [InlineData("5 6 4 5 6 5 4 6 5 4 5 19", "Medication: more in December 2025 than chance explains.")]
    [InlineData("4 5 4 5 4 9 9 10 9 10 9 9", "Medication: more a month since June 2025 than chance explains.")]
    [InlineData("9 10 9 10 9 3 4 3 4 3 4 3", "Medication: fewer a month since June 2025 than chance explains.")]
    [InlineData("6 5 7 6 5 2 3 4 5 6 7 8", "Medication: rising month by month since June 2025.")]
    [InlineData("5 6 4 5 6 5 4 6 5 4 5 6", null)]
    // Over before the last month, which alone is told of.
    [InlineData("5 6 4 5 6 5 19 6 5 4 5 6", null)]
    public void MonthlySigns_OfASeries_TellTheLastMonth(string counts, string? sentence)
    {
        var (sentences, looked) = MonthlySigns.Of([new MonthlyCounts("Medication", Counts(counts))], new DateOnly(2025, 1, 1));
        Assert.Equal(sentence is null ? [] : [sentence], sentences);
        Assert.Equal(1, looked);
    }

    [Theory]
    [InlineData("5 6 4 5 6 5 4 6 5 4 30")]
    [InlineData("0 0 1 0 0 0 1 0 0 0 0 9")]
    [InlineData("")]
    public void MonthlySigns_OfTooLittle_LookAtNothing(string counts)
    {
        var (sentences, looked) = MonthlySigns.Of([new MonthlyCounts("Medication", Counts(counts))], new DateOnly(2025, 1, 1));
        Assert.Empty(sentences);
        Assert.Equal(0, looked);
    }

    private static List<long> Counts(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))];
}
