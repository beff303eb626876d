using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts.OutsideSignIn;

/// <summary>Which account an outside identity opens. Issuer and subject say who it is; what it may do stays ours.</summary>
public sealed class OutsideAccountService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, ILookupNormalizer normalizer)
{
    public async Task<IReadOnlyList<IdentityUserLogin<Guid>>> ListAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.UserLogins.AsNoTracking().Where(login => login.UserId == person).OrderBy(login => login.ProviderDisplayName).ThenBy(login => login.LoginProvider).ToListAsync();
    }

    /// <summary>The person whose identity it is; by their address only where this provider's are trusted, it is verified, and it is connected from then on.</summary>
    /// <returns>Null where nobody's account is connected.</returns>
    public async Task<Guid?> FindAsync(OpenIdConnectSettings provider, OutsideIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(identity);
        await using var context = await contexts.CreateDbContextAsync();
        var login = await context.UserLogins.AsNoTracking().FirstOrDefaultAsync(known => known.LoginProvider == identity.Issuer && known.ProviderKey == identity.Subject);
        if (login is not null) return login.UserId;
        if (!provider.TrustEmails || !identity.EmailVerified || identity.Email is not { Length: > 0 } email) return null;
        var normalized = normalizer.NormalizeEmail(email);
        var person = await context.Users.Where(known => known.NormalizedEmail == normalized).Select(known => (Guid?)known.Id).FirstOrDefaultAsync();
        return person is { } id && await ConnectAsync(id, provider.Shown, identity) ? id : null;
    }

    /// <returns>Whether it is this person's now: not where it is somebody else's.</returns>
    public Task<bool> ConnectAsync(Guid person, string title, OutsideIdentity identity) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.UserLogins.AsNoTracking().FirstOrDefaultAsync(known => known.LoginProvider == identity.Issuer && known.ProviderKey == identity.Subject) is { } known) return known.UserId == person;
        context.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = person, LoginProvider = identity.Issuer, ProviderKey = identity.Subject, ProviderDisplayName = title });
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(person), HistoryActions.OutsideSignInConnected, person, JsonSerializer.Serialize(new { provider = identity.Provider }, JsonSerializerOptions.Web), []);
        return true;
    });

    /// <returns>False where it is not theirs.</returns>
    public Task<bool> DisconnectAsync(Guid person, string issuer) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.UserLogins.Where(known => known.UserId == person && known.LoginProvider == issuer).ExecuteDeleteAsync() == 0) return false;
        await transaction.AppendAsync(Actor.Person(person), HistoryActions.OutsideSignInDisconnected, person, "{}", []);
        return true;
    });
}
