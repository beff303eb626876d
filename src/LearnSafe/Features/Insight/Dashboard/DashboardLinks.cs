using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>Where the categories of a view lead: to the page narrowed to one, and to the records behind its number.</summary>
/// <param name="mayOpen">Whether records may be opened.</param>
/// <param name="isFull">Whether nothing more may be chosen.</param>
internal sealed class DashboardLinks(InsightView view, bool mayOpen, bool isFull)
{
    public string? Narrow(string dimension, string code)
    {
        if (code is InsightAsked.Together or DashboardDimensions.NotAsked) return null;
        var any = $"any.{dimension}";
        if (isFull && !view.Parts.Any(part => part.Name == any)) return null;
        if (view.Parts.Count(part => part.Name == any) == 1 && view.Parts.Contains((any, code))) return null;
        return InsightLinks.Page + InsightView.Text([.. view.Parts.Where(part => part.Name != any), (any, code)]);
    }

    /// <summary>What is chosen already still holds: of records with any of three things, those with this one.</summary>
    public string? Open(string dimension, string code) => mayOpen && code != DashboardDimensions.NotAsked ? InsightLinks.Records + view.Query(One(dimension, code)) : null;

    /// <summary>Records of these types, and of no other, without an answer; null where numbers are rounded, which are filtered by one value.</summary>
    /// <param name="asked">The types that are asked: those of them that the view is about, where it names any.</param>
    public (string? Narrow, string? Open) Unanswered(string dimension, IReadOnlyList<EventType> asked)
    {
        const string ofType = $"any.{InsightSchema.Type}";
        if (!mayOpen) return (null, null);
        var any = $"any.{dimension}";
        var chosen = view.Parts.Where(part => part.Name == ofType).Select(part => part.Value).ToList();
        var types = asked.Select(type => type.Slug()).Where(type => chosen.Count == 0 || chosen.Contains(type, StringComparer.Ordinal));
        var query = InsightView.Text([.. view.Parts.Where(part => part.Name != any && part.Name != ofType), (any, InsightAsked.Unanswered), .. types.Select(type => (ofType, type))]);
        return (InsightLinks.Page + query, InsightLinks.Records + query);
    }

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
