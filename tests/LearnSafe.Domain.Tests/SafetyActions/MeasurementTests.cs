using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.SafetyActions;

namespace LearnSafe.Domain.Tests.SafetyActions;

public sealed class MeasurementTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("2026-04-01, 42, 50", "2026-04-01 42/50")]
    [InlineData("Date,Numerator,Denominator\r\n1/4/2026,42,50\r\n\r\n2026-05,43,51,\"Bank holiday, one day\"", "2026-04-01 42/50|2026-05-01 43/51 Bank holiday, one day")]
    [InlineData("1 April 2026\t42\t50\nMay 2026\t43\t51\t\t", "2026-04-01 42/50|2026-05-01 43/51")]
    [InlineData("2026-04-01;42;50", "2026-04-01 42/50")]
    [InlineData("﻿2026-04-01,42,50", "2026-04-01 42/50")]
    public void Read_GoodLines_AreAllKept(string text, string expected)
    {
        var read = MeasurementLines.Read(text, ChartKind.Proportion, Today);
        Assert.Empty(read.Faults);
        Assert.Equal(expected, string.Join('|', read.Points.Select(point => FormattableString.Invariant($"{point.Day:yyyy-MM-dd} {point.Numerator}/{point.Denominator} {point.Note}").TrimEnd())));
    }

    [Theory]
    [InlineData("soon,42,50\n2026-04-01,42,50", "1: “soon” is not a date such as 2026-04-01, 1/4/2026 or April 2026")]
    [InlineData("2026-04-01,42,50\n\n2026-04-02,x,50\n2026-04-03,42", "3: “x” is not a number|4: A date, a numerator and a denominator are expected, and a note where there is one")]
    [InlineData("2026-04-01,51,50", "1: The numerator must not be larger than the denominator")]
    [InlineData("2026-04-01,-1,50", "1: The numerator must be 0 or more")]
    [InlineData("2026-04-01,1,0", "1: The denominator must be more than 0")]
    [InlineData("2026-04-01,1,50\n1/4/2026,2,50", "2: The date stands in line 1 already")]
    [InlineData("2026-11-28,1,50", "1: The date must be today or in the past")]
    [InlineData("1999-12-31,1,50", "1: The date must be 1 January 2000 or later")]
    [InlineData("2026-02-30,1,50", "1: “2026-02-30” is not a date such as 2026-04-01, 1/4/2026 or April 2026")]
    [InlineData("2026-04-01,NaN,1e999", "1: “NaN” is not a number")]
    [InlineData("", "1: Paste at least one line with a date and a number")]
    [InlineData("Date,Numerator,Denominator", "1: Paste at least one line with a date and a number")]
    public void Read_AFault_IsToldByLineAndNothingIsKept(string text, string expected)
    {
        var read = MeasurementLines.Read(text, ChartKind.Proportion, Today);
        Assert.Empty(read.Points);
        Assert.Equal(expected, string.Join('|', read.Faults.Select(fault => $"{fault.Line}: {fault.Reason}")));
    }

    [Fact]
    public void Read_TooMuch_IsRefused()
    {
        Assert.Single(MeasurementLines.Read(new string('1', MeasurementLines.Longest + 1), ChartKind.Run, Today).Faults);
        var many = string.Join('\n', Enumerable.Range(0, MeasurementLines.Most + 1).Select(day => FormattableString.Invariant($"{new DateOnly(2020, 1, 1).AddDays(day):yyyy-MM-dd},{day}")));
        Assert.Equal("Paste 1,000 lines or fewer at a time", Assert.Single(MeasurementLines.Read(many, ChartKind.Run, Today).Faults).Reason);
    }

    [Theory]
    [InlineData(ChartKind.Run, 3.5, null)]
    [InlineData(ChartKind.Run, -3.5, null)]
    [InlineData(ChartKind.Count, 3.5, "Enter a whole number, 0 or more")]
    [InlineData(ChartKind.BetweenCases, -1, "Enter a whole number, 0 or more")]
    [InlineData(ChartKind.TimeBetween, -1, "Enter a number of 0 or more")]
    [InlineData(ChartKind.Run, double.NaN, "Enter one number")]
    [InlineData(ChartKind.Proportion, 3, "Enter a numerator and a denominator")]
    public void Fault_OfANumber_DependsOnTheChart(ChartKind chart, double value, string? fault) => Assert.Equal(fault, new Measurement(Today, null, null, value).Fault(chart, Today));

    [Fact]
    public void EveryKind_IsTakenByItsChart()
    {
        foreach (var chart in MeasureChart.Kinds)
        {
            var points = Enumerable.Range(0, 14).Select(month => chart.HasDenominators()
                ? new Measurement(new DateOnly(2025, 1, 1).AddMonths(month), 3 + (month % 4), 40, null)
                : new Measurement(new DateOnly(2025, 1, 1).AddMonths(month), null, null, 3 + (month % 4))).Reverse().ToList();
            Assert.All(points, point => Assert.Null(point.Fault(chart, Today)));
            var result = ChartResult.Calculate(MeasureChart.Specification(chart, ImprovementDirection.Increase, null, 20, points.Count, "Letters"), MeasureChart.Series(chart, points));
            Assert.Equal(14, result.Series.Count);
            Assert.IsType<ControlChart>(result);
            Assert.NotEmpty(MeasureChart.Choice(chart));
            // A change is marked at the first point after it; after the last there is none.
            ChartChange[] changes = [new(new DateOnly(2025, 2, 2), "Action 2"), new(new DateOnly(2024, 1, 1), "Action 1"), new(new DateOnly(2026, 2, 2), "Action 3")];
            Assert.Equal([new ChartAnnotation("2025-01-01", "Action 1"), new ChartAnnotation("2025-03-01", "Action 2")], MeasureChart.Marks(points.Select(point => point.Day), changes));
        }
    }

    [Fact]
    public void Content_OfTheProgram_IsReadAndItsFaultsAreNamed()
    {
        var content = ActionContent.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        Assert.Equal(["forcing", "automation", "simplify", "checklist", "policy", "training"], content.Strength.Tiers.Select(tier => tier.Name));
        Assert.Equal(3, content.Strength.Tiers.Count(tier => tier.Stronger));
        Assert.Contains("seldom lasts", content.Tier(1, "training")!.Sentence, StringComparison.Ordinal);
        Assert.Null(content.Tier(2, "training"));
        Assert.Equal(6, content.Ifaces.All.Count);
        var folder = Directory.CreateTempSubdirectory("actions");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "actions"));
        File.WriteAllText(Path.Combine(folder.FullName, "actions", "strength-v1.json"), """{"version":1,"source":"x","status":"notVerified","tiers":[{"name":"a","title":"A","example":"e","sentence":"s"},{"name":"a","title":"B","example":"e","sentence":"s","stronger":true}]}""");
        File.WriteAllText(Path.Combine(folder.FullName, "actions", "ifaces-v1.json"), """{"version":1,"source":"x","status":"sure","criteria":[]}""");
        var faults = Assert.Throws<LearnSafe.Domain.Content.ContentException>(() => ActionContent.Load(folder.FullName)).Faults.Select(fault => fault.Place).ToList();
        Assert.Equal(["tiers[1].name", "tiers[1].stronger", "criteria", "status"], faults.Distinct());
        folder.Delete(recursive: true);
    }
}
