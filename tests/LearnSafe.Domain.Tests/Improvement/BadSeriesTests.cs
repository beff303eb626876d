using System.Text;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>What cannot be calculated is refused in one sentence, and never becomes a number.</summary>
public class BadSeriesTests
{
    [Theory]
    [InlineData("", "This is not JSON")]
    [InlineData("{", "This is not JSON")]
    [InlineData("""{"chart":"xmr","chart":"c"}""", "This is not JSON, or a name stands twice")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,NaN,3]}}""", "This is not JSON: line 1")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{}", "names no chart")]
    [InlineData("""{"chart":"pie","input":{"values":[1,2]}}""", "There is no chart \"pie\"")]
    [InlineData("""{"chart":"funnel+run","input":{}}""", "There is no chart")]
    [InlineData("""{"chart":"xmr"}""", "no input")]
    [InlineData("""{"chart":"xmr","input":{}}""", "needs values")]
    [InlineData("""{"chart":"xmr","input":[1,2]}""", "input must be an object")]
    [InlineData("""{"chart":"xmr","input":{"values":[]}}""", "There are no points")]
    [InlineData("""{"chart":"xmr","input":{"rows":[]}}""", "There are no points")]
    [InlineData("""{"chart":"xmr","input":{"values":[5]}}""", "There is 1 point")]
    [InlineData("""{"chart":"c","input":{"values":[5]}}""", "There is 1 point")]
    [InlineData("""{"chart":"xmr","input":{"values":[null,null,null]}}""", "No point of the baseline is left")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,null,3,null,5]}}""", "no two points next to each other")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,"NaN",3]}}""", "point 2 that is not a number")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,1e999,3]}}""", "too large a number at point 2")]
    [InlineData("""{"chart":"xmr","input":{"values":[1e308,-1e308,1e308]}}""", "too large to calculate with")]
    [InlineData("""{"chart":"xmr","input":{"values":"1,2,3"}}""", "input.values must be a list of numbers")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2],"numerators":[1,2]}}""", "not both")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3],"labels":["a","b"]}}""", "3 values and 2 labels")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2],"labels":["2026-02-01","2026-01-01"]}}""", "not in order")]
    [InlineData("""{"chart":"xmr","input":{"value":[1,2]}}""", "\"value\", which is not known")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"option":{"target":1}}""", "write \"options\"")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"screen":true}}""", "options has \"screen\", which is not known")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"screen_moving_ranges":"yes"}}""", "must be true or false")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"rule_set":"best"}}""", "it can be mdc7")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"improvement_direction":"up"}}""", "it can be increase, decrease, neutral")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"factor":2.66,"sigma_divisor":1.128}}""", "not both")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"factor":-1}}""", "factor must be above 0")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"baseline_points":0}}""", "baseline_points must be above 0")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"baseline_points":1.5}}""", "must be a whole number")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"baseline_points":1}}""", "no two points next to each other")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"exclude_points":[4]}}""", "Point 4 cannot be excluded")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"exclude_points":[1,2,3]}}""", "No point of the baseline is left")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3,4]},"options":{"split_after":[4]}}""", "after point 4")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3,4]},"options":{"split_after":[3]}}""", "The segment that begins at point 4 has 1 point")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3,4],"labels":["a","b","c","d"]},"options":{"rebase_at":["e"]}}""", "the label of no point")]
    [InlineData("""{"chart":"xmr","input":{"values":[1,2,3]},"options":{"method_version":2}}""", "version 2 of the method")]
    [InlineData("""{"chart":"c","input":{"values":[1,-2,3]}}""", "Point 2 is -2: counts and times cannot be below 0")]
    [InlineData("""{"chart":"c","input":{"values":[1,2],"denominators":[3,4]}}""", "has no denominators")]
    [InlineData("""{"chart":"p","input":{"values":[1,2]}}""", "needs numerators and denominators")]
    [InlineData("""{"chart":"p","input":{"numerators":[1,2],"denominators":[3]}}""", "2 numerators and 1 denominators")]
    [InlineData("""{"chart":"p","input":{"numerators":[1,2],"denominators":[3,0]}}""", "Point 2 has a denominator of 0")]
    [InlineData("""{"chart":"p","input":{"numerators":[1,5],"denominators":[3,4],"labels":["2026-01","2026-02"]}}""", "Point 2 (2026-02) has 5 of 4")]
    [InlineData("""{"chart":"u","input":{"numerators":[1,-1],"denominators":[3,4]}}""", "cannot be below 0")]
    [InlineData("""{"chart":"np","input":{"numerators":[1,2],"denominators":[3,4]}}""", "use a p chart")]
    [InlineData("""{"chart":"g","input":{"values":[3,-1]}}""", "cannot be below 0")]
    [InlineData("""{"chart":"t","input":{"values":[3,0,4]}}""", "Point 2 is 0: a t chart needs times above 0")]
    [InlineData("""{"chart":"xbar-r","input":{"values":[3,4]}}""", "needs subgroups")]
    [InlineData("""{"chart":"xbar-s","input":{"subgroups":[[1,2],[3]]}}""", "Subgroup 2 has 1 measurement")]
    [InlineData("""{"chart":"xbar-r","input":{"means":[1,2],"standard_deviations":[1,1],"sizes":[3,3]}}""", "needs the measurements themselves")]
    [InlineData("""{"chart":"funnel","input":{"denominators":[]}}""", "There are no units")]
    [InlineData("""{"chart":"funnel","input":{"denominators":[10]}}""", "needs a baseline")]
    [InlineData("""{"chart":"funnel","input":{"rows":[{"numerator":1,"denominator":0}]}}""", "must be above 0")]
    [InlineData("""{"chart":"funnel","input":{"rows":[{"numerator":9,"denominator":5}]}}""", "larger than its denominator")]
    [InlineData("""{"chart":"funnel","input":{"rows":[{"numerator":-9,"denominator":5}]}}""", "below 0")]
    [InlineData("""{"chart":"funnel","input":{"baseline":80,"denominators":[10]}}""", "between 0 and 1")]
    [InlineData("""{"chart":"funnel","input":{"statistic":"odds","denominators":[10]}}""", "it can be proportion, ratio, rate")]
    [InlineData("""{"chart":"pareto","input":{"values":[1,2]}}""", "needs labels and values")]
    [InlineData("""{"chart":"pareto","input":{"labels":["a","a"],"values":[1,2]}}""", "is there twice")]
    [InlineData("""{"chart":"pareto","input":{"labels":["a","b"],"values":[0,0]}}""", "nothing to draw")]
    [InlineData("""{"chart":"icons","input":{"lower":1,"upper":2,"target":3}}""", "direction is missing")]
    [InlineData("""{"chart":"rules","input":{"values":[1]}}""", "names no rule")]
    [InlineData("""{"chart":"rules","cases":[{"rule":"shift","input":{"values":[1,2],"centre":[1]}}]}""", "cases[0]: There are 2 values and 1 centre")]
    public void Read_WhatCannotBeCalculated_SaysWhyInOneSentence(string json, string said)
    {
        var fault = Asked.Fault(json);

        Assert.Contains(said, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    [Fact]
    public void Read_NestedWithoutEnd_IsRefused() => Assert.Contains("not JSON", Asked.Fault(new string('[', 100_000)), StringComparison.Ordinal);

    [Fact]
    public void Read_BytesThatAreNotText_IsRefused() => Assert.Throws<ChartException>(() => ChartFile.Read(new byte[] { 0x7b, 0xff, 0xfe, 0x7d }));

    [Fact]
    public void Read_AByteOrderMark_IsPassedOver() => Assert.Single(ChartFile.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("""{"chart":"c","input":{"values":[1,2,3]}}""")).ToArray()).Charts);

    [Theory]
    [InlineData("xmr")]
    [InlineData("c")]
    [InlineData("g")]
    [InlineData("t")]
    [InlineData("run")]
    [InlineData("mr")]
    public void Read_TheSameValueEverywhere_IsAChartWithoutSignals(string kind)
    {
        var chart = Asked.Chart($$$"""{"chart":"{{{kind}}}","input":{"values":[4,4,4,4,4,4,4,4,4,4,4,4,4]}}""");

        Assert.Empty(chart.OutsidePoints);
        Assert.All(chart.Causes, cause => Assert.Equal(SpecialCauseKind.None, cause.Kind));
    }

    [Theory]
    [InlineData("p", "[5,5,5]", "[5,5,5]", 1)]
    [InlineData("pprime", "[5,5,5]", "[5,5,5]", 1)]
    [InlineData("pprime", "[0,0,0]", "[5,5,5]", 0)]
    [InlineData("uprime", "[0,0,0]", "[5,5,5]", 0)]
    public void Read_EveryCaseOrNone_HasItsLimitsOnTheCentre(string kind, string numerators, string denominators, double centre)
    {
        var chart = Asked.Chart($$$"""{"chart":"{{{kind}}}","input":{"numerators":{{{numerators}}},"denominators":{{{denominators}}}}}""");

        Assert.All(chart.Lines.Centre.Concat(chart.Lines.Upper).Concat(chart.Lines.Lower), line => Assert.Equal(centre, line));
    }

    [Fact]
    public void Read_AHundredThousandPoints_GivesALimitAndASignalForEach()
    {
        var values = string.Join(',', Enumerable.Range(0, 100_000).Select(index => index % 7 * (index % 3) + (index == 50_000 ? 500 : 0)));

        var chart = Asked.Chart($$$"""{"chart":"xmr","input":{"values":[{{{values}}}]}}""");

        Assert.Equal(100_000, chart.Causes.Length);
        Assert.Contains(50_001, chart.OutsidePoints);
    }
}
