using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>Gathers the questions of a page about the same records; each has its place among the answers.</summary>
internal sealed class DashboardQuestions(InsightAsked asked)
{
    private readonly List<InsightAsked> all = [];

    public IReadOnlyList<InsightAsked> All => all;

    public int Add(params IReadOnlyList<InsightGrouping> groupings) => Put(asked.Question with { Groupings = groupings, Span = null });

    public int Add(InsightSpan span) => Put(asked.Question with { Groupings = [], Span = span });

    private int Put(InsightQuestion question)
    {
        all.Add(asked with { Question = question, Chart = null });
        return all.Count - 1;
    }
}
