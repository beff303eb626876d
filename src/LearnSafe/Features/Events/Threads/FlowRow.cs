using LearnSafe.Domain.Privacy;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What became of what was asked of one organisation, of one kind of them, or of all.</summary>
/// <param name="Sent">The sum of what was answered, declined, closed without an answer and waits.</param>
/// <param name="Overdue">Of those that wait.</param>
/// <param name="Share">Answered, in percent; null where there are too few to say.</param>
/// <param name="Days">The median from asking to the answer, of those that were answered; null where there are too few to say.</param>
public sealed record FlowRow(string Name, int Sent, int Answered, int Declined, int Unanswered, int Waiting, int Overdue, int? Share, double? Days)
{
    /// <summary>Fewest of which a share or a median is given to those who see rounded numbers: of fewer, it is one thread's own.</summary>
    public const int Fewest = 10;

    private const int RoundedMonths = 3;

    /// <param name="at">As things stood then: what came later has not come.</param>
    /// <param name="day">Its day.</param>
    public static FlowRow Of(string name, IReadOnlyCollection<AskedThread> threads, DateTime at, DateOnly day, bool rounded)
    {
        ArgumentNullException.ThrowIfNull(threads);
        var replied = threads.Where(one => one.AnsweredAt < at).ToList();
        var answered = replied.Where(one => !one.Declined).Select(one => one.Days).Order().ToList();
        var silent = threads.Where(one => !(one.AnsweredAt < at)).ToLookup(one => one.ClosedAt < at);
        var overdue = silent[false].Count(one => one.AnswerBy < day);
        var days = answered.Count == 0 ? (double?)null : (answered[(answered.Count - 1) / 2] + answered[answered.Count / 2]) / 2.0;
        var row = new FlowRow(name, threads.Count, answered.Count, replied.Count - answered.Count, silent[true].Count(), silent[false].Count(), overdue, Percent(answered.Count, threads.Count), days);
        return rounded ? row.Rounded([.. threads.GroupBy(one => one.MonthsBefore(day) / RoundedMonths).Select(some => Of(name, [.. some], at, day, rounded: false))]) : row;
    }

    /// <summary>Three months by three months, and longer times their sum: were each time rounded of its own true number, six months less three would tell more of the other three than they do themselves.</summary>
    private FlowRow Rounded(List<FlowRow> parts)
    {
        int Sum(Func<FlowRow, int> number) => parts.Sum(part => RoundedCount.Of(number(part)));
        var (sent, answered) = (Sum(part => part.Sent), Sum(part => part.Answered));
        return new FlowRow(
            Name, sent, answered, Sum(part => part.Declined), Sum(part => part.Unanswered), Sum(part => part.Waiting), Sum(part => part.Overdue),
            sent < Fewest ? null : Percent(answered, sent), answered < Fewest || Days is not { } days ? null : Math.Round(days, MidpointRounding.AwayFromZero));
    }

    private static int? Percent(int part, int whole) => whole == 0 ? null : Math.Min(100, (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero));
}

/// <summary>A thread as it is counted: nothing of what it says.</summary>
/// <param name="Receiver">Null where the receiver is not on the installation.</param>
public sealed record AskedThread(Guid? Receiver, DateTime SentAt, DateTime? AnsweredAt, DateOnly AnswerBy, bool Declined, DateTime? ClosedAt)
{
    public int Days => AnsweredAt is { } at ? Day(at).DayNumber - Day(SentAt).DayNumber : 0;

    /// <summary>How many whole months lie between the month in which it was sent and a first day of a month.</summary>
    public int MonthsBefore(DateOnly day) => Day(SentAt) is var sent ? Math.Max(0, ((day.Year - sent.Year) * 12) + day.Month - sent.Month - 1) : 0;

    private static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Domain.Nhs.UkTime.FromUtc(utc));
}
