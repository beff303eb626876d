using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>Where the categories of a view lead: to the page narrowed to one, and to the records behind its number.</summary>
/// <param name="mayOpen">Whether records may be opened.</param>
/// <param name="isFull">Whether nothing more may be chosen.</param>
internal sealed class DashboardLinks(InsightView view, bool mayOpen, bool isFull)
{
    public string? Narrow(string dimension, string code)
    {
        if (code == InsightAsked.Together) return null;
        var any = $"any.{dimension}";
        if (isFull && !view.Parts.Any(part => part.Name == any)) return null;
        if (view.Parts.Count(part => part.Name == any) == 1 && view.Parts.Contains((any, code))) return null;
        return InsightLinks.Page + InsightView.Text([.. view.Parts.Where(part => part.Name != any), (any, code)]);
    }

    /// <summary>What is chosen already still holds: of records with any of three things, those with this one.</summary>
    public string? Open(string dimension, string code) => mayOpen ? InsightLinks.Records + view.Query(One(dimension, code)) : null;

    /// <summary>The same in a part of the view's time.</summary>
    /// <param name="first">As an address writes a date: the first day, or the month or quarter of it.</param>
    public string? Open(string dimension, string code, string first, string last)
    {
        if (!mayOpen) return null;
        var (from, to) = view.Axis == InsightDay.Occurred ? ("occurred.from", "occurred.to") : ("recorded.from", "recorded.to");
        return InsightLinks.Records + InsightView.Text([.. view.Parts.Where(part => part.Name != from && part.Name != to), One(dimension, code), (from, first), (to, last)]);
    }

    private (string, string) One(string dimension, string code) => (view.Asked.Question.Filters.Any(filter => filter.Dimension == dimension && filter.Match == InsightMatch.AnyOf) ? $"all.{dimension}" : $"any.{dimension}", code);
}
