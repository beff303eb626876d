using System.Globalization;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>The rules at their edges: one point short, a tie, and which of several is told.</summary>
public class SpecialCauseTests
{
    private const string Usual = "Common Cause";

    /// <summary>Baseline of twelve points with centre 10 and limits at 10 ± 2.66 · 28/11: 3.23 and 16.77, near ones at 5.49 and 14.51.</summary>
    private static readonly double[] Baseline = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 7, 13];

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void Shift_OfSevenOnOneSide_IsTheFirstThatCounts(int points, bool isSignal)
    {
        var labels = After([8, .. Enumerable.Range(0, points).Select(index => index % 2 == 0 ? 11.0 : 12.0)]);

        Assert.Equal(Enumerable.Repeat(isSignal ? "7 Points Above CL" : Usual, points), labels.Skip(1));
        Assert.Equal(Usual, labels[0]);
    }

    [Fact]
    public void Shift_WithAPointOnTheMean_Breaks() => Assert.All(After([8, 11, 12, 11, 10, 12, 11, 12, 11]), label => Assert.Equal(Usual, label));

    [Fact]
    public void Trend_OfSevenRising_IsToldEvenWhereTheyCrossTheMean() =>
        Assert.Equal(Enumerable.Repeat("7 Point Trend (Increasing)", 7), After([7, 7.5, 8, 9, 10, 11, 12]).ToArray());

    [Fact]
    public void Trend_OfSixRising_IsNone() => Assert.All(After([7, 8, 9, 10, 11, 12, 8]), label => Assert.Equal(Usual, label));

    [Fact]
    public void Trend_WithATie_Breaks() => Assert.All(After([7, 8, 8, 9, 10, 11, 12]), label => Assert.Equal(Usual, label));

    [Fact]
    public void Trend_ThatTurns_GivesItsPeakTheDirectionOfTheStepAfter()
    {
        var labels = After([7, 8, 9, 10, 11, 12, 13, 12.5, 12, 11.5, 9, 8.5, 8]);

        Assert.Equal("7 Point Trend (Increasing)", labels[5]);
        Assert.Equal("7 Point Trend (Decreasing)", labels[6]);
        Assert.Equal("7 Point Trend (Decreasing)", labels[12]);
    }

    [Fact]
    public void TwoOfThree_NearTheLimit_TellsTheNearPointsAlone() =>
        Assert.Equal([Usual, "2 in 3 Above CL", Usual, "2 in 3 Above CL", Usual], After([9, 15, 11, 15, 9]));

    [Fact]
    public void TwoOfThree_WithTheThirdBelowTheMean_IsNone() => Assert.All(After([9, 15, 9, 15, 9]), label => Assert.Equal(Usual, label));

    [Fact]
    public void TwoOfThree_WithAPointOutside_NeedsTwoOthers() => Assert.Equal([Usual, "2 in 3 Below CL", "Below LCL", "2 in 3 Below CL", Usual], After([11, 5, 3, 5, 11]));

    [Fact]
    public void Outside_IsToldBeforeTrendAndShift()
    {
        var labels = After([10.5, 11, 12, 13, 14, 15, 17]);

        Assert.Equal("7 Point Trend (Increasing)", labels[0]);
        Assert.Equal("Above UCL", labels[6]);
    }

    [Fact]
    public void Outside_OnTheLimit_IsInside()
    {
        // Counts with mean 4 have their upper limit at 4 + 3 · 2 = 10.
        var chart = Asked.Chart("""{"chart":"c","input":{"values":[4,4,4,4,10,10.000001]},"options":{"baseline_points":4}}""");

        Assert.Equal([6], chart.OutsidePoints);
    }

    [Theory]
    [InlineData("[0.1,0.2,0.3,0.2,0.1,0.3]", "0.2")]
    [InlineData("[1.1,2.2,3.3]", "2.2")]
    [InlineData("[1000000.1,1000000.2,1000000.3]", "1000000.2")]
    public void Side_OfAPointThatIsTheMean_IsOnIt(string values, string mean)
    {
        var chart = Asked.Chart($$$"""{"chart":"xmr","input":{"values":{{{values}}}}}""");

        var on = chart.Values.Count(value => value == double.Parse(mean, CultureInfo.InvariantCulture));
        Assert.Equal(chart.Values.Length - on, chart.Segments[0].Runs.Useful);
    }

    [Fact]
    public void Missing_BreaksARun_AndIsNeverBridgedByARange()
    {
        var chart = Asked.Chart("""{"chart":"xmr","input":{"values":[1,2,1,2,null,40,41,40,41]}}""");

        Assert.Equal(1, chart.Segments[0].Numbers.MeanMovingRange);
        Assert.All(After([8, 11, 12, 11, double.NaN, 12, 11, 12, 11]), label => Assert.Equal(Usual, label));
    }

    [Fact]
    public void MissingMonths_AreNotBridgedByARange()
    {
        var chart = Asked.Chart("""{"chart":"xmr","input":{"values":[1,2,1,2,40,41,40],"labels":["2026-01-01","2026-02-01","2026-03-01","2026-04-01","2026-06-01","2026-07-01","2026-08-01"]}}""");

        Assert.Equal(1, chart.Segments[0].Numbers.MeanMovingRange);
        Assert.Contains(chart.Warnings, warning => warning.Contains("2026-06-01", StringComparison.Ordinal));
    }

    [Fact]
    public void Excluded_LeavesLimitsAndRuns_AndIsStillToldOutside()
    {
        var chart = Asked.Chart("""{"chart":"xmr","input":{"values":[1,2,1,99,2,1,2]},"options":{"exclude_points":[4],"screen_moving_ranges":false}}""");

        Assert.Equal(1.5, chart.Lines.Centre[0]);
        Assert.Equal(1, chart.Segments[0].Numbers.MeanMovingRange);
        Assert.Equal(6, chart.Segments[0].Runs.Points);
        Assert.Equal([4], chart.OutsidePoints);
    }

    [Fact]
    public void HealthcareImprovement_AsksForEightSixAndFifteen()
    {
        Assert.All(After([8, 11, 12, 11, 12, 11, 12, 11, 8], "ihi8"), label => Assert.Equal(Usual, label));
        Assert.Contains("8 Points Above CL", After([8, 11, 12, 11, 12, 11, 12, 11, 12], "ihi8"));
        Assert.Contains("6 Point Trend (Increasing)", After([7, 8, 9, 11, 12, 13], "ihi8"));
        Assert.Contains("15 Points In Inner Third", After([.. Enumerable.Range(0, 15).Select(index => index % 2 == 0 ? 10.5 : 9.5)], "ihi8"));
    }

    [Fact]
    public void WesternElectric_AsksForFourOfFiveBeyondOneSigma()
    {
        Assert.Equal(["4 in 5 Above CL", "4 in 5 Above CL", Usual, "4 in 5 Above CL", "4 in 5 Above CL"], After([12.5, 12.5, 9, 12.5, 12.5], "we"));
        Assert.All(After([12.5, 12.5, 9, 9, 12.5, 12.5], "we"), label => Assert.Equal(Usual, label));
    }

    [Fact]
    public void Nelson_AsksForFourteenInTurnAndEightOutOfTheMiddle()
    {
        Assert.Contains("14 Points Alternating", After([.. Enumerable.Range(0, 14).Select(index => index % 2 == 0 ? 10.5 : 9.5)], "nelson"));
        Assert.Equal(Enumerable.Repeat("8 Points Beyond Inner Third", 8), After([13, 13, 7, 7, 13, 13, 7, 7], "nelson").ToArray());
    }

    [Fact]
    public void Anhoej_TellsTheLongestRunWhereItIsTooLong() => Assert.Equal(9, After([8, .. Enumerable.Repeat(11.0, 9)], "anhoej").Count(label => label == "Long Run Above CL"));

    [Theory]
    [InlineData("Above UCL", "increase", "special_cause_improvement")]
    [InlineData("7 Point Trend (Decreasing)", "increase", "special_cause_concern")]
    [InlineData("2 in 3 Below CL", "decrease", "special_cause_improvement")]
    [InlineData("7 Points Above CL", "neutral", "special_cause_neutral_high")]
    [InlineData("Below LCL", "neutral", "special_cause_neutral_low")]
    [InlineData("Common Cause", "increase", "common_cause")]
    [InlineData("special_cause_low", "increase", "special_cause_concern")]
    public void VariationIcon_OfTheLastPoint_FollowsTheDirectionOfImprovement(string label, string direction, string icon) =>
        Assert.Equal(icon, Asked.For($$$"""{"chart":"icons","input":{"special_cause":"{{{label}}}","direction":"{{{direction}}}"}}""").GetString());

    /// <summary>The labels of points that follow a baseline which they do not move.</summary>
    private static string[] After(double[] values, string rules = "mdc7")
    {
        // A point on the mean between the two keeps the baseline's last points out of any run.
        double[] all = [.. Baseline, 10, .. values];
        var series = new ChartSeries { Values = [.. all.Select(value => double.IsNaN(value) ? null : (double?)value)] };
        var specification = new ChartSpecification { Chart = ChartKind.Xmr, BaselinePoints = Baseline.Length, ScreenMovingRanges = false, RuleSet = RuleSet.All.First(known => known.Name == rules) };
        var chart = (ControlChart)ChartResult.Calculate(specification, series);
        return [.. chart.Causes.Skip(Baseline.Length + 1).Select(cause => cause.Label)];
    }
}
