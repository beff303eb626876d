using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Improvement.Drawing;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;

namespace LearnSafe.Domain.Tests.Rates;

public sealed class RecordingRatesTests
{
    private static readonly DenominatorKind Patients = DenominatorKinds.Load(Path.Combine(AppContext.BaseDirectory, "content")).Of(CareSetting.GeneralPractice);

    [Fact]
    public void OverTime_IsAUChartPerThousandWhoseGapsStayGaps()
    {
        var chart = RecordingRates.OverTime(Patients, "Records", "Larkmere Surgery", Quarters(20, 5, 3, null, 4))!;
        Assert.Equal(ChartKind.Rate, chart.Specification.Chart);
        Assert.Equal([2.5, 1.5, double.NaN, 2.0], chart.Values.Skip(1));
        // All together 32 records in 8,000 patients' quarters, and not the mean of the rates.
        Assert.Equal(4, chart.Lines.Centre[0], 9);
        Assert.Equal(4 + (3 * Math.Sqrt(0.004 / 2000) * 1000), chart.Lines.Upper[0], 9);
        Assert.Contains(chart.Warnings, warning => warning.Contains("not measured", StringComparison.Ordinal));
        // More is neither better nor worse.
        Assert.All(chart.Causes, cause => Assert.DoesNotContain("concern", cause.PointType(chart.Specification.Direction), StringComparison.Ordinal));
        Assert.Contains("per 1,000 registered patients", ChartSentence.Headline(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void OverTime_WithTooLittle_IsNoChart()
    {
        Assert.Null(RecordingRates.OverTime(Patients, "Records", "", []));
        Assert.Null(RecordingRates.OverTime(Patients, "Records", "", Quarters(null, 4, null)));
        Assert.Null(RecordingRates.OverTime(Patients, "Records", "", Quarters(0, 0, 0)));
    }

    [Fact]
    public void Between_KeepsTheOrderOfNamesAndMarksTheChosenOne()
    {
        RateUnit[] units = [new("Bryony Lane", 60, 10_000), new("Harebell", 12, 10_000), new("Sedge Street", 30, 5_000), new("Willow Way", 18, 5_000)];
        var chart = RecordingRates.Between(Patients, "October 2025 to September 2026", units, "Willow Way")!;
        Assert.Equal(units.Select(unit => unit.Name), chart.Series.Labels!);
        Assert.Equal(0.004, chart.Baseline, 9);
        Assert.Equal(["High (0.025)", "Low (0.001)", "High (0.025)", "Not significant"], chart.Units.Select(unit => unit.Significance));
        var svg = ChartDrawing.Draw(chart, new DrawingOptions("funnel", HasHeading: false));
        Assert.Contains("chart-ring", svg, StringComparison.Ordinal);
        Assert.Contains("Willow Way", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("chart-ring", ChartDrawing.Draw(RecordingRates.Between(Patients, "", units, null)!, new DrawingOptions("funnel")), StringComparison.Ordinal);
        Assert.Null(RecordingRates.Between(Patients, "", units[..1], null));
        Assert.Null(RecordingRates.Between(Patients, "", [new("A", 0, 10), new("B", 0, 10)], null));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-5)]
    public void Between_AnExposureThatIsNone_IsRefused(double exposure) =>
        Assert.Throws<ChartException>(() => RecordingRates.Between(Patients, "", [new("A", 3, exposure), new("B", 4, 100)], null));

    [Fact]
    public void AgainstOthers_ShowsOnePointWithinLimitsOfARoundedRate()
    {
        var chart = RecordingRates.AgainstOthers(Patients, "", new RateUnit("Harebell", 41, 9_817), 235, 61_233)!;
        Assert.Equal(["Harebell"], chart.Series.Labels!);
        Assert.Single(chart.Units);
        Assert.Equal(0.0038, chart.Baseline, 12);
        Assert.Null(RecordingRates.AgainstOthers(Patients, "", new RateUnit("Harebell", 0, 9_817), 0, 61_233));
        Assert.Null(RecordingRates.AgainstOthers(Patients, "", new RateUnit("Harebell", 1, 9_817), 5, double.NaN));
    }

    [Theory]
    [InlineData(0.0038378, 0.0038)]
    [InlineData(0.00999, 0.01)]
    [InlineData(12.4, 12)]
    [InlineData(125, 120)]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    public void TwoFigures_IsWhatCanBeSaid(double rate, double said) => Assert.Equal(said, RecordingRates.TwoFigures(rate), 12);

    /// <summary>2,000 patients each where something is given.</summary>
    private static List<RateQuarter> Quarters(params int?[] records) => [.. records.Select((count, index) => new RateQuarter(new DateOnly(2025, 1, 1).AddMonths(index * 3), count ?? 7, count is null ? null : 2000))];
}
