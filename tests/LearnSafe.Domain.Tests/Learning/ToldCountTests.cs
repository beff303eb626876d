using LearnSafe.Domain.Learning;

namespace LearnSafe.Domain.Tests.Learning;

public sealed class ToldCountTests
{
    [Theory]
    [InlineData(new int[0], 0, "No record of spring has a reporter who can be told.")]
    [InlineData(new int[0], 1, "The one reporter of spring was not told yet.")]
    [InlineData(new[] { 3 }, 0, "The one reporter of spring was told what came of it. It took no longer than 3 days.")]
    [InlineData(new[] { 3, 9, 0 }, 1, "Of 4 reporters of spring, 3 were told what came of it. Half of them were told within 3 days. These are too few to compare with another quarter.")]
    [InlineData(new int[0], 3, "Of 3 reporters of spring, 0 were told what came of it. These are too few to compare with another quarter.")]
    public void Sentence_FewReporters_ClaimsNoShare(int[] days, int untold, string sentence) => Assert.Equal(sentence, Count(days, untold).Sentence("spring"));

    [Fact]
    public void Sentence_Many_GivesTheShareAndRoundedOnesSayAbout()
    {
        var count = Count([.. Enumerable.Range(0, 19)], 4);
        Assert.Equal("Of 23 reporters of spring, 19 were told what came of it, which is 83%. Half of them were told within 9 days.", count.Sentence("spring"));
        Assert.Equal("Of about 25 reporters of spring, about 20 were told what came of it, which is about 80%.", count.Rounded().Sentence("spring", rounded: true));
        Assert.Null(Count([1], 1).Rounded().Share);
        Assert.Equal("Too few reporters could be told of spring to give a number.", Count([1], 1).Rounded().Sentence("spring", rounded: true));
    }

    [Theory]
    [InlineData("2026-03-31", 4, 2025)]
    [InlineData("2026-04-01", 4, 2026)]
    [InlineData("2026-12-31", 1, 2026)]
    [InlineData("2026-11-30", 12, 2025)]
    public void AppraisalYear_OfADay_BeginsWithTheMonthChosen(string day, int month, int year)
    {
        var of = AppraisalYear.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), month);
        Assert.Equal(year, of.Year);
        Assert.True(of.Holds(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.False(of.Holds(of.LastDay.AddDays(1)));
    }

    private static ToldCount Count(int[] days, int untold) => ToldCount.Of([.. days.Select(day => (int?)day), .. Enumerable.Repeat((int?)null, untold)]);
}
