using LearnSafe.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts.Passkeys;

/// <summary>People as the framework asks for them, with passkeys in a table of our own: columns, which a backup carries and a query can read.</summary>
public sealed class PersonStore(LearnSafeContext context, PasskeyService passkeys, TimeProvider clock, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Person, LearnSafeContext, Guid>(context, describer)
{
    public override async Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(passkey);
        if (await passkeys.FindAsync(passkey.CredentialId) is null) await passkeys.AddAsync(user.Id, passkey.Name ?? "Passkey", passkey);
        else await passkeys.UseAsync(passkey, clock.GetUtcNow().UtcDateTime);
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return [.. (await passkeys.ListAsync(user.Id)).Select(PasskeyService.Info)];
    }

    public override async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(credentialId) is { } passkey ? await FindByIdAsync(passkey.PersonId.ToString(), cancellationToken) : null;

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await passkeys.FindAsync(credentialId) is { } passkey && passkey.PersonId == user.Id ? PasskeyService.Info(passkey) : null;
    }

    public override async Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (await passkeys.FindAsync(credentialId) is { } passkey) await passkeys.RemoveAsync(user.Id, passkey.Id);
    }
}
