using System.Globalization;
using LearnSafe.Features.Learning;

namespace LearnSafe.Features.Events.Search;

/// <summary>What was told and learned before that is like what somebody writes now. Of records that they may not read, only how many there are, of which months, and which of their own words are in them.</summary>
/// <param name="Organisation">Whose records.</param>
/// <param name="Months">In which they were recorded, the newest first: the first day of each, and how many.</param>
/// <param name="Words">Those of the writer that the records have too.</param>
/// <param name="Readable">Those that the writer may open, the most alike first.</param>
/// <param name="Learned">What is published and shared with the writer.</param>
public sealed record ToldBefore(string Organisation, IReadOnlyList<(DateOnly Month, int Count)> Months, IReadOnlyList<string> Words, IReadOnlyList<EventListRow> Readable, IReadOnlyList<LearnedBefore> Learned)
{
    public static readonly ToldBefore Nothing = new("", [], [], [], []);

    public int Count => Months.Sum(month => month.Count);

    public bool IsNothing => Count == 0 && Learned.Count == 0;

    /// <summary>"2 records like this were made at Larkmere Surgery in the last 3 months: in October and November 2026. They share: carbimazole, bag."</summary>
    public string Sentence
    {
        get
        {
            if (Count == 0) return "";
            var shared = Words.Count == 0 ? "" : $" {(Count == 1 ? "It shares" : "They share")}: {string.Join(", ", Words)}.";
            return $"{Counted.Of(Count, "record")} like this {(Count == 1 ? "was" : "were")} made at {Organisation} in the last 3 months, {InMonths()}.{shared}";
        }
    }

    private string InMonths()
    {
        var months = Months.Select(month => month.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)).Reverse().ToList();
        return "in " + (months.Count == 1 ? months[0] : $"{string.Join(", ", months[..^1])} and {months[^1]}");
    }
}
