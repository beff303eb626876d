using LearnSafe.Data;
using LearnSafe.Features.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts.Passkeys;

/// <summary>A person's passkeys: kept, named and removed. What they prove is judged by the framework.</summary>
public sealed class PasskeyService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer)
{
    public const int LongestName = 100;

    private const int MostEach = 20;

    public async Task<IReadOnlyList<Passkey>> ListAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Passkeys.AsNoTracking().Where(passkey => passkey.PersonId == person).OrderBy(passkey => passkey.CreatedAt).ToListAsync();
    }

    public async Task<bool> HasAnyAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Passkeys.AnyAsync(passkey => passkey.PersonId == person);
    }

    public async Task<Passkey?> FindAsync(byte[] credentialId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Passkeys.AsNoTracking().FirstOrDefaultAsync(passkey => passkey.CredentialId == credentialId);
    }

    public async Task<Passkey?> FindAsync(Guid person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Passkeys.AsNoTracking().FirstOrDefaultAsync(passkey => passkey.Id == id && passkey.PersonId == person);
    }

    /// <returns>Whether it is kept: not where the person has very many, or somebody has this one already.</returns>
    public Task<bool> AddAsync(Guid person, string name, UserPasskeyInfo made) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.Passkeys.AnyAsync(known => known.CredentialId == made.CredentialId) || await context.Passkeys.CountAsync(known => known.PersonId == person) >= MostEach) return false;
        context.Passkeys.Add(new Passkey
        {
            PersonId = person,
            Name = name,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Transports = made.Transports is { Length: > 0 } transports ? string.Join(',', transports) : null,
            IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            AttestationObject = made.AttestationObject,
            ClientData = made.ClientDataJson,
            CreatedAt = transaction.Now,
        });
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(person), HistoryActions.PasskeyAdded, person, "{}", []);
        return true;
    });

    /// <summary>Notes that it was used, and how often its device says that it was: a number that goes back betrays a copy.</summary>
    public async Task UseAsync(UserPasskeyInfo used, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(used);
        await using var context = await contexts.CreateDbContextAsync();
        var (id, count, backedUp) = (used.CredentialId, (long)used.SignCount, used.IsBackedUp);
        await context.Passkeys.Where(known => known.CredentialId == id)
            .ExecuteUpdateAsync(change => change.SetProperty(known => known.SignCount, count).SetProperty(known => known.IsBackedUp, backedUp).SetProperty(known => known.LastUsedAt, at));
    }

    /// <returns>False where it is not theirs.</returns>
    public Task<bool> RenameAsync(Guid person, Guid id, string name) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.Passkeys.FirstOrDefaultAsync(known => known.Id == id && known.PersonId == person) is not { } passkey) return false;
        passkey.Name = name;
        await context.SaveChangesAsync();
        return true;
    });

    /// <returns>False where it is not theirs.</returns>
    public Task<bool> RemoveAsync(Guid person, Guid id) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.Passkeys.FirstOrDefaultAsync(known => known.Id == id && known.PersonId == person) is not { } passkey) return false;
        context.Passkeys.Remove(passkey);
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(person), HistoryActions.PasskeyRemoved, person, "{}", []);
        return true;
    });

    /// <summary>As the framework speaks of it.</summary>
    internal static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, new DateTimeOffset(passkey.CreatedAt), (uint)passkey.SignCount, passkey.Transports?.Split(','),
        passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientData)
    {
        Name = passkey.Name,
    };
}
