using System.Globalization;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What flows between organisations, in words and cells.</summary>
internal static class FlowWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Of the page's columns after the name.</summary>
    public static readonly IReadOnlyList<string> Heads = ["Asked", "Answered", "Declined", "Closed", "Waiting", "Overdue", "Median days"];

    /// <summary>Of the file's columns after the name.</summary>
    public static readonly IReadOnlyList<string> FileHeads = ["Asked", "Answered", "Declined", "Closed unanswered", "Waiting", "Overdue", "Share answered", "Median days"];

    /// <summary>"12 were asked. 8 were answered (67%), in the middle after 6 days. 3 wait for an answer, 1 of them past its day."</summary>
    public static string Sentence(Flow flow)
    {
        var all = flow.All;
        var about = flow.Rounded ? "About " : "";
        if (all.Sent == 0) return flow.Rounded ? "Fewer than 3 questions were asked." : "No organisation asked another anything.";
        var asked = $"{about}{Number(all.Sent)} {(all.Sent == 1 ? "question was" : "questions were")} asked";
        var share = all.Share is { } percent ? $" ({percent.ToString(British)}%)" : "";
        var days = all.Days is { } median ? $", half of them within {Days(median)}" : "";
        var answered = all.Answered == 0 ? flow.Rounded ? "Fewer than 3 were answered" : "None was answered" : $"{about}{Number(all.Answered)}{share} {(all.Answered == 1 ? "was" : "were")} answered{days}";
        var waiting = all.Waiting == 0 ? flow.Rounded ? "Fewer than 3 wait" : "None waits" : $"{about}{Number(all.Waiting)} {(all.Waiting == 1 ? "waits" : "wait")} for an answer{(all.Overdue == 0 ? "" : $", {Number(all.Overdue)} of them past the day that was asked for")}";
        return $"{asked}. {answered}. {waiting}.";
    }

    public static IReadOnlyList<string> Cells(FlowRow row, bool rounded) =>
    [
        Number(row.Sent), Number(row.Answered) + (row.Share is { } share ? $" ({share.ToString(British)}%)" : ""), Number(row.Declined), Number(row.Unanswered), Number(row.Waiting), Number(row.Overdue), Median(row, rounded),
    ];

    /// <summary>Numbers without a comma.</summary>
    public static IEnumerable<string> FileCells(FlowRow row, bool rounded) =>
    [
        .. new[] { row.Sent, row.Answered, row.Declined, row.Unanswered, row.Waiting, row.Overdue }.Select(count => count.ToString(CultureInfo.InvariantCulture)),
        row.Share is { } share ? $"{share.ToString(CultureInfo.InvariantCulture)}%" : None(rounded), Median(row, rounded),
    ];

    private static string Median(FlowRow row, bool rounded) => row.Days is { } days ? days.ToString("0.#", CultureInfo.InvariantCulture) : None(rounded);

    private static string None(bool rounded) => rounded ? "Too few" : "None yet";

    private static string Number(int count) => count.ToString("N0", British);

    private static string Days(double days) => days switch { 0 => "the same day", 1 => "1 day", _ => string.Create(British, $"{days:0.#} days") };
}
