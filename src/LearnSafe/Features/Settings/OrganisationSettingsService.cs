using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Settings;

/// <summary>What every page shows of the organisation that its reader acts for.</summary>
/// <param name="LogoHref">Changes with the logo, so that a browser may keep it; null where there is none.</param>
public sealed record ShownOrganisation(string? DisplayName, string? LogoHref);

/// <summary>What a page changes of the settings.</summary>
/// <param name="Logo">What becomes of it; null leaves it as it is, empty takes it away.</param>
/// <param name="DataSharingOptOut">Null leaves it as it is.</param>
public sealed record SettingsChange(
    string? DisplayName, IReadOnlySet<DayOfWeek> WorkingDays, bool WorksOnBankHolidays, bool? DataSharingOptOut, byte[]? Logo = null, string? LogoMediaType = null);

/// <summary>The settings of organisations. Every change is in the history, with what it was before.</summary>
public sealed class OrganisationSettingsService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, BankHolidays holidays, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, (ShownOrganisation Shown, DateTimeOffset Until)> recent = new();

    /// <summary>As they were chosen; the usual ones where nothing was.</summary>
    public async Task<OrganisationSettings> FindAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.OrganisationSettings.AsNoTracking().FirstOrDefaultAsync(settings => settings.OrganisationId == organisation) ?? new OrganisationSettings { OrganisationId = organisation };
    }

    /// <summary>The days on which the organisation works.</summary>
    public async Task<WorkingWeek> WorkingWeekAsync(Guid organisation)
    {
        var settings = await FindAsync(organisation);
        return new WorkingWeek(WorkingWeek.FromBits(settings.WorkingDays), settings.WorksOnBankHolidays ? null : holidays);
    }

    /// <summary>What stands at the head of every page, at hand for half a minute.</summary>
    public async ValueTask<ShownOrganisation> ShownAsync(Guid organisation)
    {
        var now = clock.GetUtcNow();
        if (recent.TryGetValue(organisation, out var known) && known.Until > now) return known.Shown;
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.OrganisationSettings.AsNoTracking().Where(settings => settings.OrganisationId == organisation)
            .Select(settings => new { settings.DisplayName, HasLogo = settings.Logo != null, settings.UpdatedAt }).FirstOrDefaultAsync();
        var shown = new ShownOrganisation(found?.DisplayName, found is { HasLogo: true } ? SettingsLinks.Logo(found.UpdatedAt) : null);
        recent[organisation] = (shown, now + Remembered);
        return shown;
    }

    /// <param name="seen">When the settings that were on screen had last been changed.</param>
    /// <returns>False where somebody else changed them since; then nothing is kept.</returns>
    public async Task<bool> ChangeAsync(Guid organisation, DateTime seen, SettingsChange change, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(change);
        var done = await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var settings = await context.OrganisationSettings.FirstOrDefaultAsync(known => known.OrganisationId == organisation);
            if ((settings?.UpdatedAt ?? default) != seen) return false;
            settings ??= context.OrganisationSettings.Add(new OrganisationSettings { OrganisationId = organisation }).Entity;
            var place = await context.Organisations.FirstAsync(known => known.Id == organisation);
            var before = Words(settings, place.DataSharingOptOut);
            (settings.DisplayName, settings.WorksOnBankHolidays, settings.UpdatedAt) = (change.DisplayName, change.WorksOnBankHolidays, transaction.Now);
            settings.WorkingDays = WorkingWeek.ToBits(change.WorkingDays);
            if (change.Logo is { } logo) (settings.Logo, settings.LogoMediaType) = logo.Length == 0 ? (null, null) : (logo, change.LogoMediaType);
            place.DataSharingOptOut = change.DataSharingOptOut ?? place.DataSharingOptOut;
            var after = Words(settings, place.DataSharingOptOut);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            var changed = after.Keys.Where(name => before[name] != after[name]).ToList();
            if (changed.Count == 0) return true;
            await transaction.AppendAsync(actor, HistoryActions.SettingsChanged, organisation, JsonSerializer.Serialize(
                new { before = changed.ToDictionary(name => name, name => before[name]), after = changed.ToDictionary(name => name, name => after[name]) }, JsonSerializerOptions.Web), [], organisation);
            return true;
        });
        recent.TryRemove(organisation, out _);
        return done;
    }

    /// <summary>For the history: a logo by its digest.</summary>
    private static Dictionary<string, string> Words(OrganisationSettings settings, bool optOut) => new(StringComparer.Ordinal)
    {
        ["display name"] = settings.DisplayName ?? "",
        ["working days"] = string.Join(", ", WorkingWeek.InOrder.Where(WorkingWeek.FromBits(settings.WorkingDays).Contains)),
        ["works on bank holidays"] = settings.WorksOnBankHolidays ? "yes" : "no",
        ["logo"] = settings.Logo is { } logo ? Convert.ToHexStringLower(SHA256.HashData(logo))[..12] : "",
        ["opted out of data sharing"] = optOut ? "yes" : "no",
    };
}
