using System.Text;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>A stored specification is the whole of it.</summary>
public class ChartSpecificationTests
{
    private const string Everything = """
        {"chart":"xmr","options":{"method_version":1,"rule_set":"ihi8","run_rules":"ihi","run_bounds":"inclusive","screen_moving_ranges":false,"factor":2.5,
        "baseline":{"from":"2026-01","to":"2026-04"},"split_after":[{"after":6,"reason":"New team"}],"rebase_at":[{"at":"2026-09","reason":"Move"}],
        "exclude_points":[{"point":3,"reason":"Flood"}],"improvement_direction":"decrease","target":4.5,"centre":5,"multiplier":100,"decimals":2,
        "title":"Wait","subtitle":"Larkmere","value_axis":"Days","point_axis":"Month","annotations":[{"at":"2026-02","text":"Huddles"}]}}
        """;

    [Fact]
    public void Write_WhatWasRead_GivesItBack()
    {
        var specification = ChartSpecificationJson.Read(Everything);

        Assert.Equal(Everything.ReplaceLineEndings(""), ChartSpecificationJson.Write(specification));
    }

    [Theory]
    [MemberData(nameof(WorkedExamplesTests.Names), MemberType = typeof(WorkedExamplesTests))]
    public void Calculate_WithTheSpecificationThatWasStored_GivesTheSameChart(string name)
    {
        foreach (var chart in ChartDrawingTests.Worked(name).Charts)
        {
            var again = ChartResult.Calculate(ChartSpecificationJson.Read(ChartSpecificationJson.Write(chart.Specification)), chart.Series);

            Assert.Equal(ChartSentence.Of(chart), ChartSentence.Of(again));
            if (chart is ControlChart one && again is ControlChart other)
            {
                Assert.Equal(one.Lines.Upper, other.Lines.Upper);
                Assert.Equal(one.Causes, other.Causes);
            }
        }
    }

    [Theory]
    [InlineData("""{"options":{}}""")]
    [InlineData("""{"chart":"pie"}""")]
    [InlineData("""{"chart":"xmr","values":[]}""")]
    [InlineData("nothing")]
    public void Read_WhatIsNoSpecification_IsRefused(string json) => Assert.Throws<ChartException>(() => ChartSpecificationJson.Read(json));

    [Fact]
    public void Option_ThatChangesNothing_IsToldAsAWarning()
    {
        var chart = Asked.Chart("""{"chart":"c","input":{"values":[4,5,6]},"options":{"power":3,"screen_moving_ranges":true}}""");

        Assert.Equal(2, chart.Warnings.Count(warning => warning.Contains("changes nothing on a c chart", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sentence_OfAChart_TellsLastValueLinesAndSignals()
    {
        var chart = Asked.Chart("""{"chart":"c","input":{"values":[5,9,5,9,5,9,5,9,5,9,5,30],"labels":["2025-01-01","2025-02-01","2025-03-01","2025-04-01","2025-05-01","2025-06-01","2025-07-01","2025-08-01","2025-09-01","2025-10-01","2025-11-01","2025-12-01"]},"options":{"improvement_direction":"decrease","title":"Falls"}}""");

        Assert.Equal("Falls: above the upper limit since December 2025", ChartSentence.Headline(chart));
        Assert.Equal(
            "c chart of 12 points, from January 2025 to December 2025. The last value is 30 (December 2025). The centre line is 8.8, the lower limit 0 and the upper limit 17.6. Special cause variation: above the upper limit at December 2025, a concern.",
            ChartSentence.Of(chart));
    }

    [Fact]
    public void Table_OfEachKind_HasACellForEveryColumn()
    {
        foreach (var json in (string[])
        [
            """{"chart":"xmr","input":{"values":[4,5,null,4,50]},"options":{"exclude_points":[1]}}""",
            """{"chart":"run","input":{"values":[4,5,6,4,5]}}""",
            """{"chart":"funnel","input":{"statistic":"ratio","rows":[{"label":"a","observed":9,"expected":3}]}}""",
            """{"chart":"pareto","input":{"labels":["a","b"],"values":[1,2]}}""",
        ])
        {
            var table = ChartTable.Of(ChartFile.Read(Encoding.UTF8.GetBytes(json)).Charts.Single());

            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        }

        Assert.Equal(
            ["1", "4", "25", "−55", "105", "Left out of the limits"],
            ChartTable.Of(Asked.Chart("""{"chart":"xmr","input":{"values":[4,5,45]},"options":{"exclude_points":[1],"factor":2}}""")).Rows[0]);
    }
}
