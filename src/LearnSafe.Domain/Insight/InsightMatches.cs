using System.Globalization;
using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Insight;

/// <summary>A record that a question counted.</summary>
/// <param name="Recorded">The day it was recorded, by the clock in England.</param>
/// <param name="Occurred">The day it happened; null where the day itself is not known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct InsightMatched(Guid Id, DateOnly Recorded, DateOnly? Occurred);

/// <summary>
/// The records behind a number, the last recorded first, of one moment. A page of them is found without putting all in order: records are counted
/// by day first, and only those of the days that the page holds are gathered.
/// </summary>
public sealed class InsightMatches
{
    private readonly InsightSnapshot snapshot;
    private readonly InsightQuestion question;

    /// <summary>Newest first.</summary>
    private readonly (DateOnly Day, long Count)[] days;

    private InsightMatches(InsightSnapshot snapshot, InsightQuestion question, (DateOnly, long)[] days, long total) => (this.snapshot, this.question, this.days, Total) = (snapshot, question, days, total);

    /// <summary>How many there are.</summary>
    public long Total { get; }

    /// <param name="question">Groupings and what is measured say nothing about which records match.</param>
    /// <exception cref="ArgumentOutOfRangeException">It names a dimension that is not there.</exception>
    public static InsightMatches Of(InsightSnapshot snapshot, InsightQuestion question, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(question);
        var answer = snapshot.Answer(question with { Groupings = [new InsightGrouping(null, InsightDay.Recorded, InsightUnit.Day)], Span = null }, cancellation);
        var byDay = answer.Cells.Select(cell => (DateOnly.ParseExact(answer.Axes[0].Keys[cell.First], "yyyy-MM-dd", CultureInfo.InvariantCulture), cell.Count)).Reverse().ToArray();
        return new InsightMatches(snapshot, question, byDay, answer.Total);
    }

    /// <summary>So many of them after the first few.</summary>
    public IReadOnlyList<InsightMatched> Page(long skip, int take)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        if (skip >= Total || take == 0) return [];
        var (first, before) = (0, 0L);
        while (before + days[first].Count <= skip) before += days[first++].Count;
        var (last, held) = (first, before + days[first].Count);
        while (last + 1 < days.Length && held < skip + take) held += days[++last].Count;
        var found = Gather(new InsightSelection(snapshot, question with { Periods = [.. question.Periods, new InsightPeriod(InsightDay.Recorded, days[last].Day, days[first].Day)] }));
        found.Sort((one, other) => other.Recorded.CompareTo(one.Recorded) is var order && order != 0 ? order : other.Id.CompareTo(one.Id));
        var at = (int)(skip - before);
        return found.GetRange(at, (int)Math.Min(take, found.Count - at));
    }

    private List<InsightMatched> Gather(InsightSelection selection)
    {
        var found = new List<InsightMatched>();
        var scratch = InsightScratch.Mine;
        for (var index = 0; index < snapshot.Blocks.Length; index++)
        {
            var block = snapshot.Blocks[index];
            var rows = scratch.Rows.AsSpan(0, block.Words);
            snapshot.Live[index].CopyTo(rows);
            if (!selection.Keep(index, block, rows)) continue;
            var (recorded, occurred) = (block.Days[(int)InsightDay.Recorded], block.Days[(int)InsightDay.Occurred]);
            var ofRecorded = scratch.From.AsSpan(0, block.Count);
            var ofOccurred = scratch.To.AsSpan(0, block.Count);
            recorded.Fill(ofRecorded);
            occurred.Fill(ofOccurred);
            foreach (var row in new InsightRows(rows))
            {
                var happened = occurred.Values[ofOccurred[row]];
                found.Add(new InsightMatched(
                    block.Ids[row], DateOnly.FromDayNumber(InsightBlock.DayOf(recorded.Values[ofRecorded[row]])), InsightBlock.IsKnown(happened, null) ? DateOnly.FromDayNumber(InsightBlock.DayOf(happened)) : null));
            }
        }

        return found;
    }
}
