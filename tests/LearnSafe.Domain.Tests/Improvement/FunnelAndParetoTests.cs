using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Tests.Improvement;

public class FunnelAndParetoTests
{
    [Fact]
    public void Ratio_IsJudgedByTheUnitsOwnInterval()
    {
        var funnel = Funnel("""{"chart":"funnel","input":{"statistic":"ratio","rows":[{"observed":9,"expected":3},{"observed":5,"expected":5},{"observed":0,"expected":3.6},{"observed":0,"expected":3.7},{"observed":0,"expected":7},{"observed":150,"expected":100},{"observed":9,"expected":4.1}]}}""");

        Assert.Equal(["High (0.025)", "Not significant", "Not significant", "Low (0.025)", "Low (0.001)", "High (0.001)", "High (0.025)"], funnel.Units.Select(unit => unit.Significance));
        Assert.Equal(1, funnel.Baseline);
    }

    /// <summary>Limits of a funnel and judgement of a unit are two ways to say one thing.</summary>
    [Fact]
    public void Limits_AndJudgement_Agree() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte>(), ArbMap.Default.ArbFor<byte>(), Gen.Elements(FunnelStatistic.Proportion, FunnelStatistic.Ratio, FunnelStatistic.Rate).ToArbitrary(), (one, other, statistic) =>
        {
            var (count, size) = (Math.Min(one, (double)other), (double)other + 1);
            var unit = ((FunnelChart)ChartResult.Calculate(new() { Chart = ChartKind.Funnel, Statistic = statistic, FunnelBaseline = 0.3 }, new() { Numerators = [count], Denominators = [size] })).Units[0];
            var told = unit.Value > unit.Upper998 + 1e-9 ? "High (0.001)" : unit.Value < unit.Lower998 - 1e-9 ? "Low (0.001)"
                : unit.Value > unit.Upper95 + 1e-9 ? "High (0.025)" : unit.Value < unit.Lower95 - 1e-9 ? "Low (0.025)" : "Not significant";
            return told == unit.Significance && unit.Lower998 <= unit.Lower95 && unit.Upper95 <= unit.Upper998;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Rate_IsComparedWithAllTogether()
    {
        var funnel = Funnel("""{"chart":"funnel","input":{"statistic":"rate","multiplier":1000,"numerators":[10,30,200],"denominators":[1000,3000,10000]}}""");

        Assert.Equal(240.0 / 14000, funnel.Baseline);
        Assert.Equal("High (0.025)", funnel.Units[2].Significance);
    }

    [Fact]
    public void Proportion_OfAllOrNone_HasItsLimitsOnTheBaseline()
    {
        var funnel = Funnel("""{"chart":"funnel","input":{"rows":[{"numerator":0,"denominator":10},{"numerator":0,"denominator":20}]}}""");

        Assert.All(funnel.Units, unit => Assert.Equal((0, 0, "Not significant"), (unit.Lower998, unit.Upper998, unit.Significance)));
    }

    [Fact]
    public void Pareto_IsSortedByCountThenName_WithOtherLast()
    {
        var pareto = (ParetoChart)ChartFile.Read(Encoding.UTF8.GetBytes("""{"chart":"pareto","input":{"labels":["Other","b","a","c"],"values":[50,20,20,40]}}""")).Charts.Single();

        Assert.Equal(["c", "a", "b", "Other"], pareto.Categories.Select(category => category.Label));
        Assert.Equal([40, 60, 80, 130], pareto.Categories.Select(category => category.Cumulative));
        Assert.Equal(100, pareto.Categories[^1].CumulativePercent);
    }

    [Theory]
    [InlineData("[50,30,15,5]", 2)]
    [InlineData("[50,29,16,5]", 3)]
    [InlineData("[100,0,0,0]", 1)]
    public void Pareto_VitalFew_AreThoseThatReachEightyPerCent(string counts, int vital)
    {
        var pareto = (ParetoChart)ChartFile.Read(Encoding.UTF8.GetBytes($$$"""{"chart":"pareto","input":{"labels":["a","b","c","d"],"values":{{{counts}}}}}""")).Charts.Single();

        Assert.Equal(vital, pareto.Categories.Count(category => category.IsVital));
    }

    [Fact]
    public void Pareto_OfNothingButOther_HasNoVitalFew_AndIsDrawn()
    {
        var pareto = ChartResult.Calculate(new() { Chart = ChartKind.Pareto }, new() { Labels = ["Other", "a"], Values = [3, 0] });

        Assert.Equal("Pareto chart of 2 categories, 3 in all.", ChartSentence.Of(pareto));
        Assert.Contains("most often Other, 100%", ChartDrawing.Draw(pareto), StringComparison.Ordinal);
    }

    private static FunnelChart Funnel(string json) => (FunnelChart)ChartFile.Read(Encoding.UTF8.GetBytes(json)).Charts.Single();
}
