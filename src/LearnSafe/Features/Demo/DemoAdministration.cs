using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Features.Settings;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>What an administrator has done lately: a key that is used, one that ends soon, one that reads, a hold, a setting that was changed.</summary>
internal static class DemoAdministration
{
    public static async Task AddAsync(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, BankHolidays holidays, DemoClock clock, DateOnly today)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var administrator = await context.RoleAssignments.Where(role => role.Role == RoleNames.OrganisationAdministrator && role.OrganisationId != null).OrderBy(role => role.RequestedAt).FirstAsync();
        var (organisation, actor) = (administrator.OrganisationId!.Value, Actor.Person(administrator.PersonId));
        var keys = new ApiKeyService(contexts, writer, clock);
        var now = clock.GetUtcNow().UtcDateTime;
        await keys.CreateAsync(organisation, "Dispensary robot", now.AddDays(20), actor);
        await keys.CreateAsync(organisation, "Reports in Power BI", now.AddDays(300), actor, KeyPurposes.Read);
        var used = await keys.CreateAsync(organisation, "Local risk system", null, actor);
        await context.ApiKeys.Where(key => key.Id == used.Id).ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedOn, today.AddDays(-1)));
        var record = await context.Events.Where(known => known.OrganisationId == organisation && known.WithdrawnAt == null).OrderByDescending(known => known.RecordedAt).Select(known => known.Id).FirstAsync();
        await new LegalHoldService(contexts, writer).PlaceAsync(organisation, record, null, "Claim NHSR-0000-12 (invented): keep until it is settled.", actor);
        await new OrganisationSettingsService(contexts, writer, holidays, clock).ChangeAsync(organisation, default, new SettingsChange(
            null, "Thank you for telling us. We read every report within two working days.", WorkingWeek.InOrder.Take(6).ToHashSet(), false, null), actor);
    }
}
