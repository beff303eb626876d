using System.Globalization;

namespace LearnSafe.Domain.Fhir;

/// <summary>The faults found so far. A body of a megabyte can hold tens of thousands; nobody reads them, and the answer must not outgrow the question.</summary>
internal sealed class IssueList
{
    private const int Most = 200;
    private List<OperationIssue>? issues;

    internal IReadOnlyList<OperationIssue> Issues => issues ?? (IReadOnlyList<OperationIssue>)[];

    internal bool IsEmpty => issues is null;

    internal void Add(string code, string text, string? expression)
    {
        issues ??= [];
        if (issues.Count < Most) issues.Add(new OperationIssue(code, text, expression));
        else if (issues.Count == Most) issues.Add(new OperationIssue(IssueCode.MoreFaults, string.Create(CultureInfo.InvariantCulture, $"There are more faults; only the first {Most} are listed.")));
    }

    internal void WrongShape(string place, string wanted) => Add(IssueCode.WrongShape, $"{place} must be {wanted}.", place);

    internal void NotUsed(string place, string property) =>
        Add(IssueCode.PropertyNotUsed, $"{JsonText.Quote(property)} is not used here and would be lost; take it out.", $"{place}.{Short(property)}");

    internal void Missing(string place, string what) => Add(IssueCode.MissingElement, $"{place} has no {what}.", place);

    private static string Short(string property) => property.Length <= 60 ? property : property[..60];
}
