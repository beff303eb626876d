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
    [InlineData("4000000000 4000000000 4000000000 4000000000 4000000000 4000000000", 4000000000, "as usual (3,999,810,264 to 4,000,189,736)")]
    public void UsualCount_OfTheMonthsBefore_IsSaidInWords(string before, long now, string words) =>
        Assert.Equal(words, UsualCount.Of([.. before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))], now).Words);

    [Fact]
    public void UsualCount_OfWhatIsNoCount_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UsualCount.Of([1, 1, 1, 1, 1, 1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => UsualCount.Of([-9, 1, 1, 1, 1, 1], 1));
    }

    private static List<long> Counts(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(count => long.Parse(count, System.Globalization.CultureInfo.InvariantCulture))];
}
