using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Governance;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Retention;

/// <summary>The dry run of every rule.</summary>
[May(Permission.ManageOrganisation)]
public sealed class IndexModel(RetentionService service, CurrentPersonService people) : OrganisationPage(people)
{
    public IReadOnlyList<RetentionPlan> Plans { get; private set; } = [];

    public async Task OnGetAsync() => Plans = await service.PlanAsync(OrganisationId);

    public static IReadOnlyList<SummaryAction> Actions(RetentionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Rule.Automatic is null ? [new SummaryAction("Change the period", RetentionLinks.Period(plan.Rule.Name), "of")] : [];
    }

    public static IEnumerable<SummaryRow> Rows(RetentionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        yield return new SummaryRow("Kept", plan.Rule.Automatic is { } automatic ? $"Goes by itself: {automatic}" : PeriodWords.Of(plan));
        if (plan.Rule.Automatic is null && plan.Months is not null)
            yield return new SummaryRow("Due today", string.Create(CultureInfo.InvariantCulture, $"{(plan.Due.Count == 0 ? "Nothing" : plan.Due.Count.ToString("N0", CultureInfo.InvariantCulture))}{(plan.OnHold > 0 ? $", and {plan.OnHold:N0} more that a hold keeps" : "")}"));
        yield return new SummaryRow("Why so long", $"{plan.Rule.Source} {Status(plan.Rule.Status)}".Trim());
    }

    private static string Status(RuleStatus status) => status switch { RuleStatus.Verified => "Verified.", RuleStatus.NotVerified => "Not verified: look it up before you rely on it.", _ => "" };
}
