using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>Run charts by the rules of the Institute for Healthcare Improvement.</summary>
public class RunChartTests
{
    [Fact]
    public void Shift_OfSix_SkipsPointsOnTheMedian()
    {
        var chart = Run("[1,9,1,9,1,9,5,8,8,5,8,8,5,8,8,1,1,1,1]");

        Assert.Equal([6, 8, 9, 11, 12, 14, 15], chart.Segments[0].PublishedRuns.ShiftPoints);
        Assert.Equal("6 Points Above Median", chart.Causes[8].Label);
        Assert.Equal("Common Cause", chart.Causes[9].Label);
    }

    [Fact]
    public void Shift_OfFive_IsNone() => Assert.Empty(Run("[1,9,1,8,8,8,8,8,1,9,1,1,9,1]").Segments[0].PublishedRuns.ShiftPoints);

    [Fact]
    public void Trend_OfFive_SkipsAValueThatRepeatsTheOneBefore()
    {
        Assert.Equal([2, 3, 5, 6, 7], Run("[5,1,2,2,3,4,5,1,5,1,5]").Segments[0].PublishedRuns.TrendPoints);
        Assert.Empty(Run("[5,1,2,2,3,4,1,5,1,5]").Segments[0].PublishedRuns.TrendPoints);
    }

    [Theory]
    [InlineData("[1,1,1,1,1,9,9,9,9,9]", 2, true, false)]
    [InlineData("[1,1,1,1,9,9,9,9,9,1]", 3, false, false)]
    [InlineData("[1,9,1,9,1,9,1,9,1,9]", 10, false, true)]
    [InlineData("[1,9,1,9,1,9,1,9,9,1]", 9, false, false)]
    public void Runs_BeyondTheTable_AreASignal_AndOnItsBoundNot(string values, int runs, bool tooFew, bool tooMany)
    {
        var found = Run(values).Segments[0].PublishedRuns;

        Assert.Equal((runs, tooFew, tooMany), (found.Runs, found.TooFew, found.TooMany));
    }

    [Fact]
    public void Runs_OnTheBound_AreASignalWhereThatIsAskedFor()
    {
        Assert.True(Run("[1,1,1,1,9,9,9,9,9,1]", ",\"run_bounds\":\"inclusive\"").Segments[0].PublishedRuns.TooFew);
        Assert.True(Run("[1,9,1,9,1,9,1,9,9,1]", ",\"run_bounds\":\"inclusive\"").Segments[0].PublishedRuns.TooMany);
    }

    [Fact]
    public void Runs_OfTooFewPoints_AreNotJudged_AndThatIsSaid()
    {
        var chart = Run("[1,9,1,9]");

        Assert.Null(chart.Segments[0].PublishedRuns.RunsMin);
        Assert.Contains(chart.Warnings, warning => warning.Contains("10 to 60", StringComparison.Ordinal));
    }

    /// <summary>The table is the one-sided 5% of the exact distribution of runs (Swed and Eisenhart), for as many points above as below.</summary>
    [Fact]
    public void Table_ForEveryEvenCount_IsTheExactDistribution()
    {
        for (var useful = 10; useful <= 60; useful += 2)
        {
            int[] sides = [.. Enumerable.Range(0, useful).Select(index => index % 2 == 0 ? 1 : -1)];
            var rules = PublishedRunRules.Of(new double[useful], sides, false);
            // The lower bound is the largest count with a chance of 5% for it and fewer, plus one where only fewer than it are a signal.
            Assert.True(Fewer(useful / 2, rules.RunsMin!.Value) <= 0.05 && Fewer(useful / 2, rules.RunsMin.Value + 1) > 0.05, $"{useful}: {rules.RunsMin}");
        }
    }

    /// <summary>The chance of so many runs or fewer with as many points on each side.</summary>
    private static double Fewer(int side, int most)
    {
        double sum = 0;
        for (var runs = 2; runs <= most; runs++)
        {
            var k = runs / 2;
            sum += runs % 2 == 0 ? 2 * Choose(side - 1, k - 1) * Choose(side - 1, k - 1) : 2 * Choose(side - 1, k) * Choose(side - 1, k - 1);
        }

        return sum / Choose(2 * side, side);
    }

    private static double Choose(int n, int k) => k < 0 || k > n ? 0 : Enumerable.Range(0, k).Aggregate(1.0, (product, at) => product * (n - at) / (at + 1));

    private static ControlChart Run(string values, string options = "") => Asked.Chart($$$"""{"chart":"run","input":{"values":{{{values}}}},"options":{"run_rules":"ihi"{{{options}}}}}""");
}
