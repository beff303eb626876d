using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// Numbers for those who see totals alone: counted by quarters of recording, each rounded to the nearest 5, and anything longer the sum of these. Were each span rounded of its own true number, spans that
/// differ by a quarter would tell between them what the quarter truly has.
/// </summary>
public static class RoundedAnswers
{
    /// <param name="question">About whole quarters of recording that are over, or about all time until one of these.</param>
    /// <param name="cuts">None measures days.</param>
    /// <returns>In the order of the cuts; what is rounded to nothing has no cell.</returns>
    /// <exception cref="InsightException">It cannot be answered.</exception>
    public static IReadOnlyList<InsightAnswer> Of(InsightSnapshot snapshot, InsightQuestion question, IReadOnlyList<InsightCut> cuts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(cuts);
        var byQuarter = snapshot.Answer(question with { Groupings = [new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Quarter)], Span = null }, cancellation);
        var quarters = byQuarter.Cells.Select(cell => InsightDate.Parse(byQuarter.Axes[0].Keys[cell.First])).OfType<InsightDate>().OrderBy(quarter => quarter.First).ToList();
        var parts = quarters.ConvertAll(quarter => snapshot.Answer(question with { Periods = [new InsightPeriod(InsightDay.Recorded, quarter.First, quarter.Last)] }, cuts, cancellation));
        return [.. cuts.Select((cut, place) => Sum(cut, parts.ConvertAll(part => part[place])))];
    }

    private static InsightAnswer Sum(InsightCut cut, List<InsightAnswer> parts)
    {
        var axes = cut.Groupings.Select((grouping, number) => new InsightAxis(grouping, Keys(grouping, parts.SelectMany(part => part.Axes[number].Keys)))).ToList();
        var places = axes.ConvertAll(axis => axis.Keys.Index().ToDictionary(key => key.Item, key => key.Index, StringComparer.Ordinal));
        int Place(InsightAnswer part, int number, int key) => number < places.Count ? places[number][part.Axes[number].Keys[key]] : 0;
        var cells = new SortedDictionary<(int, int), long>();
        foreach (var part in parts)
        {
            foreach (var cell in part.Cells)
            {
                var at = (Place(part, 0, cell.First), Place(part, 1, cell.Second));
                cells[at] = cells.GetValueOrDefault(at) + Rounded(cell.Count);
            }
        }

        var total = parts.Sum(part => Rounded(part.Total));
        return new InsightAnswer(total, new InsightCell(0, 0, total, null), axes, [.. cells.Where(cell => cell.Value > 0).Select(cell => new InsightCell(cell.Key.Item1, cell.Key.Item2, cell.Value, null))]);
    }

    /// <summary>Each once; of time every unit from the first to the last, after what is not known when.</summary>
    private static List<string> Keys(InsightGrouping grouping, IEnumerable<string> keys)
    {
        List<string> all = [.. keys.Distinct(StringComparer.Ordinal)];
        if (grouping.Dimension is not null) return all;
        var units = all.Select(InsightDate.Parse).OfType<InsightDate>().Select(date => InsightTime.Of(date.First, grouping.Unit)).ToList();
        return [InsightQuestion.NotAnswered, .. units.Count == 0 ? [] : Enumerable.Range(units.Min(), units.Max() - units.Min() + 1).Select(unit => InsightTime.Text(unit, grouping.Unit))];
    }

    private static long Rounded(long count) => RoundedCount.Of(checked((int)count));
}
