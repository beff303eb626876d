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

/// <summary>Makes and recognises the keys of programs.</summary>
public sealed class ApiKeyService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (KeyHolder Holder, DateTimeOffset Until)> recent = new(StringComparer.Ordinal);

    /// <summary>Makes a key for an organisation, which is registered if its code is not known yet.</summary>
    /// <returns>The key, which is not stored and cannot be shown again.</returns>
    public Task<string> AddAsync(string organisationCode, string name, Actor actor)
    {
        var key = "ls_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var organisation = await context.Organisations.FirstOrDefaultAsync(known => known.Code == organisationCode);
            if (organisation is null)
            {
                organisation = new Organisation { Code = organisationCode, Name = organisationCode, Kind = OrganisationKind.Unknown, CreatedAt = transaction.Now };
                context.Organisations.Add(organisation);
            }

            var row = new ApiKey { OrganisationId = organisation.Id, Name = name, Hash = Hash(key), CreatedAt = transaction.Now };
            context.ApiKeys.Add(row);
            await context.SaveChangesAsync();
            await transaction.AppendAsync(actor, HistoryActions.ApiKeyAdded, row.Id, JsonSerializer.Serialize(new { organisation = organisationCode, name }, JsonSerializerOptions.Web), []);
            return key;
        });
    }

    /// <summary>Who a key belongs to; null where it is not known or was revoked. Remembered for half a minute: a revoked key stops within that time.</summary>
    public async ValueTask<KeyHolder?> FindAsync(string key, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        if (recent.TryGetValue(key, out var known) && known.Until > now) return known.Holder;
        var hash = Hash(key);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var holder = await (
            from row in context.ApiKeys.AsNoTracking()
            join organisation in context.Organisations on row.OrganisationId equals organisation.Id
            where row.Hash == hash && row.RevokedAt == null
            select new KeyHolder(row.Id, organisation.Id, organisation.Code, organisation.DataSharingOptOut)).FirstOrDefaultAsync(cancellation);
        // Only good keys are remembered: guesses must not fill the memory.
        if (holder is null) recent.TryRemove(key, out _);
        else recent[key] = (holder, now + Remembered);
        return holder;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>The organisation that a key acts for.</summary>
public sealed record KeyHolder(Guid ApiKeyId, Guid OrganisationId, string OrganisationCode, bool DataSharingOptOut);
