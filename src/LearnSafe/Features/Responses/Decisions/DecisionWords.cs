using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>A decision in words.</summary>
internal static class DecisionWords
{
    /// <summary>What was said, but for the outcome and the records: question and answer, without those that were left out.</summary>
    public static IReadOnlyList<(string Key, string Value)> Rows(ReadableDecision decision, DatedVersions<NationalCriteria> criteria)
    {
        var (row, texts) = (decision.Row, decision.Texts);
        (string Key, string? Value)[] rows =
        [
            ("Why", texts?.Reason),
            ("Decided", $"{UkTime.Text(row.DecidedOn)} by {decision.By}{(texts?.DecidedWith is { } with ? $", with {with}" : "")}"),
            ("Who leads", decision.Lead),
            ("Who stays in touch", decision.EngagementLead),
            (row.Outcome == ResponseOutcome.AssessmentFirst ? "Decide again by" : "Due by", row.DueBy is { } due ? UkTime.Text(due) : null),
            ("Immediate safety", row.Safety == ImmediateSafety.Done ? "Everything that could not wait was done" : $"Still to be done: {texts?.SafetyNote}"),
            ("National table", National(row, criteria)),
            ("Priority of the plan", texts?.Priority),
            ("What could be learned", Judged(row.LearningPotential, texts?.LearningWhy)),
            ("Systemic risk", Judged(row.SystemicRisk, texts?.RiskWhy)),
            ("Inequality", row.InequalityConsidered ? $"Considered. {texts?.InequalityNote}".Trim() : "Not considered"),
            ("Complaint", texts?.Complaint), ("Claim", texts?.Claim), ("Personnel matter", texts?.Personnel), ("Safeguarding enquiry", texts?.Safeguarding),
        ];
        return [.. rows.Where(one => one.Value is not null).Select(one => (one.Key, one.Value!))];
    }

    private static string? Judged(JudgedLevel? level, string? why) => level is { } known ? $"{known}. {why}".Trim() : null;

    private static string National(ResponseDecision row, DatedVersions<NationalCriteria> criteria)
    {
        var version = FormattableString.Invariant($"version {row.CriteriaVersion} of the table");
        var names = row.Criteria.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) return $"No row was found to apply ({version})";
        var known = criteria.Find(row.CriteriaVersion);
        return string.Join('\n', names.Select(name => known?.Find(name) is { } found
            ? $"{found.Event}: {found.RequiredResponse}.{(found.Status == RuleStatus.Verified ? "" : " Not checked against the present text.")}"
            : name).Append($"({version})"));
    }
}
