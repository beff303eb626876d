using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>What holds of every chart, whatever its data.</summary>
public class ControlChartPropertyTests
{
    private static readonly Arbitrary<int[]> Series = Gen.Choose(0, 40).ListOf().Where(values => values.Count is >= 4 and < 60).Select(values => values.ToArray()).ToArbitrary();

    private static readonly ChartKind[] OfValues = [ChartKind.Xmr, ChartKind.Count, ChartKind.BetweenCases, ChartKind.MovingRange];

    private static readonly ChartKind[] OfRatios = [ChartKind.Rate, ChartKind.Proportion, ChartKind.ProportionPrime, ChartKind.RatePrime];

    [Fact]
    public void Lines_OfEveryChart_StandInOrder() => Prop.ForAll(Series, values =>
    {
        foreach (var chart in All(values))
        {
            for (var index = 0; index < values.Length; index++)
            {
                var lines = chart.Lines;
                if (!(lines.Lower[index] <= lines.NearLower[index] && lines.NearLower[index] <= lines.Centre[index] && lines.NearUpper[index] <= lines.Upper[index])) return false;
                // The median of cases between events may lie above the mean's warning limit where most of them are alike.
                if (chart.Specification.Chart != ChartKind.BetweenCases && lines.Centre[index] > lines.NearUpper[index]) return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rebased_IsTheSameAsTwoCharts() => Prop.ForAll(Series, Series, (first, second) =>
    {
        foreach (var kind in OfValues)
        {
            var whole = Chart(kind, [.. first, .. second], new ChartRebase(null, first.Length));
            var (one, other) = (Chart(kind, first), Chart(kind, second));
            if (!whole.Causes.SequenceEqual([.. one.Causes, .. other.Causes])) return false;
            if (!whole.Lines.Upper.SequenceEqual([.. one.Lines.Upper, .. other.Lines.Upper]) || !whole.Lines.Centre.SequenceEqual([.. one.Lines.Centre, .. other.Lines.Centre])) return false;
            if (whole.Segments[1].Runs with { Longest = default } != other.Segments[0].Runs with { Longest = default }) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Xmr_MovedAndStretched_KeepsItsSignals() => Prop.ForAll(Series, values =>
    {
        var plain = Chart(ChartKind.Xmr, values);
        var moved = Chart(ChartKind.Xmr, [.. values.Select(value => value * 4 + 1000)]);
        return plain.Causes.SequenceEqual(moved.Causes) && Math.Abs(plain.Lines.Upper[0] * 4 + 1000 - moved.Lines.Upper[0]) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Xmr_UpsideDown_HasItsSignalsUpsideDown() => Prop.ForAll(Series, values =>
        Chart(ChartKind.Xmr, values).Causes.Select(cause => (cause.Kind, -cause.Direction))
            .SequenceEqual(Chart(ChartKind.Xmr, [.. values.Select(value => 100 - value)]).Causes.Select(cause => (cause.Kind, cause.Direction)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Multiplier_ChangesNoSignal() => Prop.ForAll(Series, values =>
    {
        var series = new ChartSeries { Numerators = [.. values.Select(value => (double?)value)], Denominators = [.. values.Select(value => (double?)(value + 41))] };
        return OfRatios.All(kind =>
        {
            var plain = (ControlChart)ChartResult.Calculate(new() { Chart = kind }, series);
            var larger = (ControlChart)ChartResult.Calculate(new() { Chart = kind, Multiplier = 1000 }, series);
            return plain.Causes.SequenceEqual(larger.Causes) && plain.OutsidePoints.SequenceEqual(larger.OutsidePoints);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Baseline_OfAllPoints_IsTheSameAsNone() => Prop.ForAll(Series, values =>
        OfValues.All(kind => Chart(kind, values).Lines.Upper.SequenceEqual(
            ((ControlChart)ChartResult.Calculate(new() { Chart = kind, BaselinePoints = values.Length }, Of(values))).Lines.Upper))).QuickCheckThrowOnFailure();

    [Fact]
    public void Screening_NeverWidensTheLimits() => Prop.ForAll(Series, values =>
        Screened(values, true).Lines.Upper[0] <= Screened(values, false).Lines.Upper[0]).QuickCheckThrowOnFailure();

    [Fact]
    public void Baseline_Alone_DecidesTheLimits() => Prop.ForAll(Series, Series, (baseline, after) =>
    {
        var whole = (ControlChart)ChartResult.Calculate(new() { Chart = ChartKind.Xmr, BaselinePoints = baseline.Length }, Of([.. baseline, .. after]));
        return whole.Lines.Upper.All(upper => upper == Chart(ChartKind.Xmr, baseline).Lines.Upper[0]);
    }).QuickCheckThrowOnFailure();

    private static ControlChart Screened(int[] values, bool screened) => (ControlChart)ChartResult.Calculate(new() { Chart = ChartKind.Xmr, ScreenMovingRanges = screened }, Of(values));

    private static IEnumerable<ControlChart> All(int[] values)
    {
        foreach (var kind in OfValues) yield return Chart(kind, values);
        yield return Chart(ChartKind.TimeBetween, [.. values.Select(value => value + 1)]);
        var series = new ChartSeries { Numerators = [.. values.Select(value => (double?)value)], Denominators = [.. values.Select((_, index) => (double?)(41 + index))] };
        foreach (var kind in OfRatios) yield return (ControlChart)ChartResult.Calculate(new() { Chart = kind }, series);
    }

    private static ControlChart Chart(ChartKind kind, int[] values, params ChartRebase[] rebases) => (ControlChart)ChartResult.Calculate(new() { Chart = kind, Rebases = rebases }, Of(values));

    private static ChartSeries Of(int[] values) => new() { Values = [.. values.Select(value => (double?)value)] };
}
