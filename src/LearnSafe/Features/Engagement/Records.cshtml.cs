using LearnSafe.Data;
using LearnSafe.Domain.Engagement;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>The records that a case is about.</summary>
public sealed class RecordsModel(EngagementReadingService reading, EngagementService service, CurrentPersonService people, IDbContextFactory<LearnSafeContext> contexts) : EngagementPage(reading, people)
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public Guid Remove { get; set; }

    public bool IsClosed => One.Case.State == EngagementState.Closed;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        var typed = Reference?.Trim().ToUpperInvariant();
        await using var context = await contexts.CreateDbContextAsync();
        if (string.IsNullOrEmpty(typed) || await context.Events.AsNoTracking().FirstOrDefaultAsync(known => known.OrganisationId == Person.OrganisationId && known.Reference == typed) is not { } record || !EngagementAccess.MayBegin(Person, record))
            return Refused(nameof(Reference), "There is no record with that reference here whose people you could engage");
        return await AnswerAsync(await service.LinkAsync(Person, CaseId, record.Id, true), "The record is added", () => { }, EngagementLinks.Records(CaseId));
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        // A hold on a record reaches the case by its link: the last one stays.
        if (One.Records.Count < 2) return Refused("", "An engagement is about one record or more. Add another before you take this one away");
        return await AnswerAsync(await service.LinkAsync(Person, CaseId, Remove, false), "The record is taken away from the engagement. The record itself stays", () => { }, EngagementLinks.Records(CaseId));
    }
}
