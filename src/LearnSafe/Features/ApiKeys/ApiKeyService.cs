using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Makes, replaces, revokes and recognises the keys of programs.</summary>
public sealed class ApiKeyService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, TimeProvider clock)
{
    /// <summary>In days: how long a replaced key can go on working, so that a program can be changed over in peace.</summary>
    public const int LongestOverlap = 30;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (KeyHolder Holder, DateTimeOffset Until)> recent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, DateOnly> used = new();

    /// <summary>Makes a key for an organisation, which is registered if its code is not known yet.</summary>
    /// <returns>The key, which is not stored and cannot be shown again.</returns>
    public Task<string> AddAsync(string organisationCode, string name, Actor actor, KeyPurposes purposes = KeyPurposes.Send) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var organisation = await context.Organisations.FirstOrDefaultAsync(known => known.Code == organisationCode);
        if (organisation is null)
        {
            organisation = new Organisation { Code = organisationCode, Name = organisationCode, Kind = OrganisationKind.Unknown, CreatedAt = transaction.Now };
            context.Organisations.Add(organisation);
        }

        var (key, row) = New(organisation.Id, name, purposes, null, transaction.Now);
        context.ApiKeys.Add(row);
        await context.SaveChangesAsync();
        await transaction.AppendAsync(actor, HistoryActions.ApiKeyAdded, row.Id, Json(new { organisation = organisationCode, name, may = purposes.Names() }), []);
        return key;
    });

    /// <summary>Makes a key for an organisation that is known.</summary>
    /// <param name="expiresAt">When it stops by itself; null for a key that goes on until it is revoked.</param>
    public Task<NewKey> CreateAsync(Guid organisation, string name, DateTime? expiresAt, Actor actor, KeyPurposes purposes = KeyPurposes.Send) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var (key, row) = New(organisation, name, purposes, expiresAt, transaction.Now);
        context.ApiKeys.Add(row);
        await context.SaveChangesAsync();
        await transaction.AppendAsync(actor, HistoryActions.ApiKeyAdded, row.Id, Json(new { name, expires = expiresAt, may = purposes.Names() }), [], organisation);
        return new NewKey(row.Id, key);
    });

    /// <summary>Makes a key of the same name and purpose in the place of another, which goes on for the days of the overlap.</summary>
    /// <returns>Null where the organisation has no such key that is still good and not replaced already.</returns>
    public async Task<NewKey?> RotateAsync(Guid organisation, Guid id, int overlapDays, DateTime? expiresAt, Actor actor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(overlapDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(overlapDays, LongestOverlap);
        var made = await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var good = Good(context, transaction.Now).Where(known => known.Id == id && known.OrganisationId == organisation && known.SuccessorId == null);
            if (await good.AsNoTracking().FirstOrDefaultAsync() is not { } old) return null;
            var (key, row) = New(organisation, old.Name, old.Purposes, expiresAt, transaction.Now);
            context.ApiKeys.Add(row);
            await context.SaveChangesAsync();
            var until = transaction.Now.AddDays(overlapDays);
            if (old.ExpiresAt is { } sooner && sooner < until) until = sooner;
            await good.ExecuteUpdateAsync(set => set.SetProperty(known => known.SuccessorId, row.Id).SetProperty(known => known.ExpiresAt, until));
            await transaction.AppendAsync(actor, HistoryActions.ApiKeyRotated, id, Json(new { name = old.Name, successor = row.Id, until, expires = expiresAt }), [], organisation);
            return new NewKey(row.Id, key);
        });
        Forget(id);
        return made;
    }

    /// <summary>Stops a key: at once in this process, within half a minute in any other.</summary>
    /// <returns>False where the organisation has no such key, or it was revoked before.</returns>
    public async Task<bool> RevokeAsync(Guid organisation, Guid id, string reason, Actor actor)
    {
        var done = await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var present = context.ApiKeys.Where(known => known.Id == id && known.OrganisationId == organisation && known.RevokedAt == null);
            if (await present.Select(known => known.Name).FirstOrDefaultAsync() is not { } name) return false;
            await present.ExecuteUpdateAsync(set => set.SetProperty(known => known.RevokedAt, transaction.Now).SetProperty(known => known.RevokedReason, reason));
            await transaction.AppendAsync(actor, HistoryActions.ApiKeyRevoked, id, Json(new { name, reason }), [], organisation);
            return true;
        });
        Forget(id);
        return done;
    }

    /// <summary>The organisation of a code; null where there is none.</summary>
    public async Task<Guid?> OrganisationAsync(string code)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Organisations.Where(known => known.Code == code).Select(known => (Guid?)known.Id).FirstOrDefaultAsync();
    }

    /// <summary>The organisation's keys, those that work first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var keys = await context.ApiKeys.AsNoTracking().Where(key => key.OrganisationId == organisation).OrderByDescending(key => key.CreatedAt).ToListAsync();
        foreach (var key in keys.Where(key => used.TryGetValue(key.Id, out var day) && (key.LastUsedOn is not { } noted || day > noted))) key.LastUsedOn = used[key.Id];
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. keys.OrderByDescending(key => key.Works(now))];
    }

    public async Task<ApiKey?> FindAsync(Guid organisation, Guid id) => (await ListAsync(organisation)).FirstOrDefault(key => key.Id == id);

    /// <summary>Who a key belongs to; null where it is not known, was revoked or is past its time. Remembered for half a minute.</summary>
    public async ValueTask<KeyHolder?> FindAsync(string key, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        if (recent.TryGetValue(key, out var known) && known.Until > now)
        {
            Note(known.Holder.ApiKeyId, now);
            return known.Holder;
        }

        var hash = Hash(key);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from row in Good(context, now.UtcDateTime).AsNoTracking()
            join organisation in context.Organisations on row.OrganisationId equals organisation.Id
            where row.Hash == hash
            select new { Holder = new KeyHolder(row.Id, organisation.Id, organisation.Code, organisation.DataSharingOptOut, row.Purposes), row.ExpiresAt }).FirstOrDefaultAsync(cancellation);
        // Only good keys are remembered: guesses must not fill the memory.
        if (found is null)
        {
            recent.TryRemove(key, out _);
            return null;
        }

        var until = now + Remembered;
        if (found.ExpiresAt is { } end && end < until.UtcDateTime) until = new DateTimeOffset(end, TimeSpan.Zero);
        recent[key] = (found.Holder, until);
        Note(found.Holder.ApiKeyId, now);
        return found.Holder;
    }

    /// <summary>Writes down on which day keys were last used. Apart from the requests, so that none waits for it.</summary>
    public async Task WriteUsesAsync(CancellationToken cancellation = default)
    {
        if (used.IsEmpty) return;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        foreach (var (id, day) in used)
            await context.ApiKeys.Where(key => key.Id == id && (key.LastUsedOn == null || key.LastUsedOn < day)).ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedOn, day), cancellation);
    }

    private void Note(Guid id, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (!used.TryGetValue(id, out var noted) || noted != day) used[id] = day;
    }

    private void Forget(Guid id)
    {
        foreach (var (key, known) in recent)
        {
            if (known.Holder.ApiKeyId == id) recent.TryRemove(key, out _);
        }
    }

    private static IQueryable<ApiKey> Good(LearnSafeContext context, DateTime now) => context.ApiKeys.Where(key => key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now));

    private static (string Key, ApiKey Row) New(Guid organisation, string name, KeyPurposes purposes, DateTime? expiresAt, DateTime now)
    {
        var key = "ls_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return (key, new ApiKey { OrganisationId = organisation, Name = name, Purposes = purposes, Hash = Hash(key), CreatedAt = now, ExpiresAt = expiresAt });
    }

    private static string Json<T>(T content) => JsonSerializer.Serialize(content, JsonSerializerOptions.Web);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>The organisation that a key acts for.</summary>
public sealed record KeyHolder(Guid ApiKeyId, Guid OrganisationId, string OrganisationCode, bool DataSharingOptOut, KeyPurposes Purposes);

/// <summary>A key that was just made: the only time that it is at hand.</summary>
public sealed record NewKey(Guid Id, string Key);
