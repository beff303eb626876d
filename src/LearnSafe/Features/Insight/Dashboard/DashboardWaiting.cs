using System.Globalization;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>Who waits: records without a finished review, and reporters who were told nothing yet, by the month in which they were recorded.</summary>
internal sealed class DashboardWaiting
{
    private static readonly (InsightDay Day, string Title)[] For = [(InsightDay.Reviewed, "Review not finished"), (InsightDay.Feedback, "Reporter told nothing yet")];

    private readonly List<(InsightDay Day, string Title, int ByMonth, int ByPlace)> asked = [];

    /// <param name="mostPlaces">More organisations than these are not listed.</param>
    public static DashboardWaiting Ask(DashboardQuestions asking, InsightView view, InsightGranted granted, int mostPlaces)
    {
        var made = new DashboardWaiting();
        if (granted.IsRounded) return made;
        var several = granted.Question.Organisations is { Count: > 1 } scope && scope.Count <= mostPlaces;
        foreach (var (day, title) in For.Where(one => !view.Asked.Question.Periods.Any(period => period.Day == one.Day)))
        {
            var without = new InsightGrouping(null, day, InsightUnit.Year);
            made.asked.Add((day, title, asking.Add(new InsightGrouping(null), without), several && day == InsightDay.Reviewed ? asking.Add(new InsightGrouping(InsightSchema.Organisation), without) : -1));
        }

        return made;
    }

    /// <param name="longSince">Who was recorded before the month of this day waits long.</param>
    public Waiting? Read(IReadOnlyList<InsightResult> answers, InsightView view, DateOnly longSince)
    {
        if (asked.Count == 0) return null;
        var before = new DateOnly(longSince.Year, longSince.Month, 1);
        List<WaitingRow> rows = [], places = [];
        foreach (var (day, title, byMonth, byPlace) in asked)
        {
            var months = Without(answers[byMonth]).Select(one => (InsightDate.Parse(one.Key.Code)!.First, one.Count)).ToList();
            var part = day.ToString().ToLowerInvariant();
            rows.Add(new WaitingRow(title, months.Sum(one => one.Count), Open(view, part), months.Where(one => one.First < before).Sum(one => one.Count), OpenBefore(view, part, before), before));
            if (byPlace >= 0)
                places.AddRange(Without(answers[byPlace]).Where(one => one.Count > 0).Select(one => new WaitingRow(one.Key.Title, one.Count, InsightLinks.Records + view.Query(("without", part), (view.Parts.Any(given => given.Name == "any.organisation") ? "all.organisation" : "any.organisation", one.Key.Code)), 0, null, before)));
        }

        return new Waiting(rows, places);
    }

    /// <summary>By key of the first axis, the records that do not have the day.</summary>
    private static IEnumerable<(InsightShownKey Key, long Count)> Without(InsightResult answer)
    {
        var column = answer.Axes[1].Keys.Index().Where(key => key.Item.Code == InsightAsked.Unanswered).Select(key => key.Index).FirstOrDefault(-1);
        return answer.Axes[0].Keys.Zip(answer.Rows, (key, row) => (key, column < 0 ? 0 : row[column]?.Count ?? 0));
    }

    private static string Open(InsightView view, string part) => InsightLinks.Records + view.Query(("without", part));

    private static string OpenBefore(InsightView view, string part, DateOnly before)
    {
        var recorded = view.Asked.Question.Periods.FirstOrDefault(period => period.Day == InsightDay.Recorded);
        var last = recorded?.To is { } to && to < before ? to : before.AddDays(-1);
        List<(string, string)> parts = [.. view.Parts.Where(given => given.Name is not ("recorded.from" or "recorded.to"))];
        if (recorded?.From is { } from) parts.Add(("recorded.from", Text(from)));
        return InsightLinks.Records + InsightView.Text([.. parts, ("recorded.to", Text(last)), ("without", part)]);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
