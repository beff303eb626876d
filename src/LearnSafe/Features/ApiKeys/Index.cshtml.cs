using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Html;

namespace LearnSafe.Features.ApiKeys;

/// <summary>The organisation's keys: which work, since when, and when they were last used.</summary>
[May(Permission.ManageKeys)]
public sealed class IndexModel(ApiKeyService service, CurrentPersonService people, TimeProvider clock) : OrganisationPage(people)
{
    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    public IReadOnlyList<ApiKey> EndingSoon => [.. Keys.Where(key => key.EndsSoon(Now))];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync() => Keys = await service.ListAsync(OrganisationId);

    public IReadOnlyList<SummaryAction> Actions(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!key.Works(Now)) return [];
        var revoke = new SummaryAction("Revoke", KeyLinks.Revoke(key.Id), "the key");
        return key.SuccessorId is null ? [new("Replace", KeyLinks.Rotate(key.Id), "the key"), revoke] : [revoke];
    }

    public IEnumerable<SummaryRow> Rows(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        yield return new SummaryRow("State", null) { ValueHtml = State(key) };
        yield return new SummaryRow("May", key.Purposes.Title());
        yield return new SummaryRow("Made", UkTime.TextFromUtc(key.CreatedAt));
        yield return new SummaryRow("Last used", key.LastUsedOn is { } day ? UkTime.Text(day) : "Not used yet");
        if (key.RevokedAt is { } revoked)
        {
            yield return new SummaryRow("Revoked", UkTime.TextFromUtc(revoked));
            yield return new SummaryRow("Why", key.RevokedReason);
        }
        else
        {
            yield return new SummaryRow(key.Works(Now) ? "Works until" : "Worked until", key.ExpiresAt is { } end ? UkTime.TextFromUtc(end) : "Somebody revokes it");
        }
    }

    private HtmlString State(ApiKey key)
    {
        var (colour, words) = key.RevokedAt is not null ? ("red", "Revoked") : !key.Works(Now) ? ("grey", "Ended") : key.SuccessorId is not null ? ("yellow", "Replaced, still works")
            : key.EndsSoon(Now) ? ("orange", "Ends soon") : ("green", "Works");
        return new HtmlString($"<strong class=\"nhsuk-tag nhsuk-tag--{colour}\">{words}</strong>");
    }
}
