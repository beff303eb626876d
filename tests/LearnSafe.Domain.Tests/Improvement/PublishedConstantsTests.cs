using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>Constants and bounds against the tables that textbooks print.</summary>
public class PublishedConstantsTests
{
    [Theory]
    [InlineData(2, 1.128, 0.8525, 0.7979)]
    [InlineData(3, 1.693, 0.8884, 0.8862)]
    [InlineData(4, 2.059, 0.8798, 0.9213)]
    [InlineData(5, 2.326, 0.8641, 0.9400)]
    [InlineData(10, 3.078, 0.7971, 0.9727)]
    [InlineData(15, 3.472, 0.7562, 0.9823)]
    [InlineData(25, 3.931, 0.7084, 0.9896)]
    public void Constants_OfASampleSize_AreThoseOfTheTables(int size, double meanRange, double rangeDeviation, double meanDeviation)
    {
        Assert.Equal(meanRange, ShewhartConstants.MeanRange(size), 3);
        Assert.Equal(rangeDeviation, ShewhartConstants.RangeDeviation(size), 1e-4);
        Assert.Equal(meanDeviation, ShewhartConstants.MeanDeviation(size), 4);
    }

    [Fact]
    public void RangeDeviation_OfTwoAndFive_IsRightToSixDecimals()
    {
        Assert.Equal(0.8525025, ShewhartConstants.RangeDeviation(2), 6);
        Assert.Equal(0.8640819, ShewhartConstants.RangeDeviation(5), 6);
    }

    /// <summary>Fingertips' table of the expected events at which so many observed ones are just significant: exact Poisson bounds.</summary>
    [Theory]
    [InlineData(1, 5.571644585, 0.025317898, 9.233410143, 0.001000547)]
    [InlineData(2, 7.224687515, 0.242209467, 11.22886836, 0.04540199)]
    [InlineData(5, 11.6683331, 1.623486324, 16.45474478, 0.739371928)]
    [InlineData(9, 17.08479966, 4.11537405, 22.65737951, 2.452425215)]
    public void Interval_OfAFewEvents_IsTheExactOne(double count, double upper95, double lower95, double upper998, double lower998)
    {
        var at95 = PoissonInterval.Of(count, 1.9599639845400545);
        var at998 = PoissonInterval.Of(count, 3.0902323061678132);
        Assert.Equal((upper95, lower95), (at95.Upper, at95.Lower), Close);
        Assert.Equal((upper998, lower998), (at998.Upper, at998.Lower), Close);
    }

    [Theory]
    [InlineData(100, 121.6268, 81.3637)]
    [InlineData(716, 770.4222, 664.5083)]
    public void Interval_OfManyEvents_IsByarsAndNearTheExactOne(double count, double upper, double lower)
    {
        var at95 = PoissonInterval.Of(count, 1.9599639845400545);
        Assert.Equal(upper, at95.Upper, 0.02);
        Assert.Equal(lower, at95.Lower, 0.02);
    }

    [Fact]
    public void Limits_OfExpectedEvents_AreTheCountsWhoseIntervalJustTouchesThem()
    {
        var limits = PoissonInterval.Limits(11.6683331, 1.9599639845400545);
        Assert.Equal(5, limits.Lower, 1e-6);
        Assert.Equal(0, PoissonInterval.Limits(3.6, 1.9599639845400545).Lower);
        Assert.True(PoissonInterval.Limits(3.7, 1.9599639845400545).Lower > 0);
    }

    [Theory]
    [InlineData(20, 7, 6)]
    [InlineData(31, 8, 11)]
    [InlineData(40, 8, 14)]
    [InlineData(100_000, 20, 49_739)]
    public void RunsAnalysis_OfUsefulPoints_HasAnhoejsBounds(int useful, int longestRunMax, int crossingsMin)
    {
        var runs = RunsAnalysis.Of([.. Enumerable.Range(0, useful).Select(index => index % 2 == 0 ? 1 : -1)]);
        Assert.Equal((longestRunMax, crossingsMin), (runs.LongestRunMax, runs.CrossingsMin));
    }

    [Fact]
    public void FifthPercentile_OfEveryCountOfTries_IsTheSmallestThatReachesIt()
    {
        for (var tries = 0; tries <= 60; tries++)
        {
            var percentile = Binomial.FifthPercentile(tries);
            Assert.True(Below(percentile, tries) >= 0.05 && Below(percentile - 1, tries) < 0.05);
        }
    }

    /// <summary>By Pascal's triangle, exact in whole numbers.</summary>
    private static double Below(int most, int tries)
    {
        double sum = 0;
        long combinations = 1;
        for (var count = 0; count <= most; count++)
        {
            sum += combinations;
            combinations = combinations * (tries - count) / (count + 1);
        }

        return sum / Math.Pow(2, tries);
    }

    private static bool Close((double, double) one, (double, double) other) => Math.Abs(one.Item1 - other.Item1) < 1e-5 && Math.Abs(one.Item2 - other.Item2) < 1e-5;
}
