using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Features.Settings;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Candour;

/// <summary>What organisations say of themselves for the duty of candour. Every change is in the history, with what it was before.</summary>
public sealed class CandourSettingsService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, OrganisationSettingsService settings)
{
    /// <summary>As they were chosen; nobody registered, and the usual days, where nothing was.</summary>
    public async Task<CandourSettings> FindAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.CandourSettings.AsNoTracking().FirstOrDefaultAsync(known => known.OrganisationId == organisation) ?? new CandourSettings { OrganisationId = organisation };
    }

    /// <summary>The target days, in the organisation's own working week.</summary>
    public async Task<CandourTargets> TargetsAsync(Guid organisation)
    {
        var chosen = await FindAsync(organisation);
        return new CandourTargets(await settings.WorkingWeekAsync(organisation), chosen.TellDays, chosen.WriteDays);
    }

    /// <param name="seen">When the settings that were on screen had last been changed.</param>
    /// <returns>False where somebody else changed them since; then nothing is kept.</returns>
    public Task<bool> ChangeAsync(Guid organisation, DateTime seen, string registeredPerson, IReadOnlyList<string> activities, int tellDays, int writeDays, Actor actor) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var chosen = await context.CandourSettings.FirstOrDefaultAsync(known => known.OrganisationId == organisation);
        if ((chosen?.UpdatedAt ?? default) != seen) return false;
        chosen ??= context.CandourSettings.Add(new CandourSettings { OrganisationId = organisation }).Entity;
        var before = Words(chosen);
        (chosen.RegisteredPerson, chosen.Activities, chosen.TellDays, chosen.WriteDays, chosen.UpdatedAt) = (registeredPerson, string.Join(' ', activities), tellDays, writeDays, transaction.Now);
        var after = Words(chosen);
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(actor, HistoryActions.SettingsChanged, organisation, JsonSerializer.Serialize(new { before, after }, JsonSerializerOptions.Web), [], organisation);
        return true;
    });

    private static Dictionary<string, string> Words(CandourSettings chosen) => new(StringComparer.Ordinal)
    {
        ["registered person for the duty of candour"] = chosen.RegisteredPerson ?? "",
        ["regulated activities"] = chosen.Activities,
        ["target days to tell"] = FormattableString.Invariant($"{chosen.TellDays}"),
        ["target days to write"] = FormattableString.Invariant($"{chosen.WriteDays}"),
    };
}
