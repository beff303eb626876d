namespace LearnSafe.Domain.Insight;

/// <summary>A cut made ready for one snapshot: where the keys of its groupings begin, and what is measured.</summary>
internal sealed class InsightPlan
{
    private InsightPlan(IReadOnlyList<InsightKey> keys, InsightDays? days) => (Keys, Days) = (keys, days);

    public IReadOnlyList<InsightKey> Keys { get; }

    /// <summary>Null where records are only counted.</summary>
    public InsightDays? Days { get; }

    /// <summary>Cuts through the same records; what several are grouped by is made ready once.</summary>
    public static List<InsightPlan> Of(InsightSnapshot snapshot, InsightQuestion question, IReadOnlyList<InsightCut> cuts)
    {
        var keys = new Dictionary<InsightGrouping, InsightKey>();
        InsightKey Key(InsightGrouping grouping) => keys.TryGetValue(grouping, out var known) ? known : keys[grouping] = InsightKey.Of(snapshot, question, grouping);
        return [.. cuts.Select(cut => cut.Groupings.Count <= 2 ? new InsightPlan([.. cut.Groupings.Select(Key)], cut.Span is { } span ? new InsightDays(snapshot, span) : null) : throw new InsightException("A question is grouped by two things at most."))];
    }
}
