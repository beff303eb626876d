using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Retention;

/// <summary>The organisation's holds, those in place first.</summary>
[May(Permission.ManageOrganisation)]
public sealed class HoldsModel(LegalHoldService service, CurrentPersonService people) : OrganisationPage(people)
{
    public IReadOnlyList<HoldRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await service.ListAsync(OrganisationId, Person.Id);

    public static IReadOnlyList<SummaryAction> Actions(HoldRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Hold.ReleasedAt is null ? [new SummaryAction("Release", RetentionLinks.Release(row.Hold.Id), "the hold on")] : [];
    }

    public static IEnumerable<SummaryRow> Summary(HoldRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        yield return new SummaryRow("State", row.Hold.ReleasedAt is null ? "In place" : "Released");
        yield return new SummaryRow("Why", row.Hold.Reason);
        yield return new SummaryRow("Placed", $"{UkTime.TextFromUtc(row.Hold.PlacedAt)} by {row.PlacedBy}");
        if (row.Hold.ReleasedAt is { } released) yield return new SummaryRow("Released", $"{UkTime.TextFromUtc(released)}: {row.Hold.ReleaseReason}");
    }
}
