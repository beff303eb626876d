using LearnSafe.Data;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts.Security;

/// <summary>A person's authenticator app and recovery codes. The history says that something was done, and holds no secret and no code.</summary>
public sealed class AuthenticatorService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption, TimeProvider clock)
{
    /// <summary>How long a set-up that was begun can be finished.</summary>
    public static readonly TimeSpan SetUpTime = TimeSpan.FromHours(1);

    public async Task<AuthenticatorState> StateAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var on = await context.AuthenticatorApps.AsNoTracking().Where(app => app.PersonId == person).Select(app => app.ConfirmedAt).FirstOrDefaultAsync();
        return new AuthenticatorState(on, on is null ? 0 : await context.RecoveryCodes.CountAsync(code => code.PersonId == person && code.UsedAt == null));
    }

    public async Task<bool> IsOnAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.AuthenticatorApps.AnyAsync(app => app.PersonId == person && app.ConfirmedAt != null);
    }

    /// <summary>Makes a secret for an app that is being set up, in the place of one that was not confirmed.</summary>
    /// <returns>Whether it was: not where an app is on already.</returns>
    public Task<bool> StartAsync(Guid person) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var app = await context.AuthenticatorApps.FindAsync(person);
        if (app?.ConfirmedAt is not null) return false;
        var secret = encryption.Encrypt(Purpose(person), TimeBasedCode.NewSecret());
        app ??= context.AuthenticatorApps.Add(new AuthenticatorApp { PersonId = person, EncryptedSecret = secret }).Entity;
        (app.EncryptedSecret, app.StartedAt, app.LastStep) = (secret, transaction.Now, 0);
        await context.SaveChangesAsync();
        return true;
    });

    /// <summary>The secret of an app that is being set up; null where none is, or its time is over.</summary>
    public async Task<byte[]?> PendingSecretAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var app = await context.AuthenticatorApps.AsNoTracking().FirstOrDefaultAsync(one => one.PersonId == person);
        return app is { ConfirmedAt: null } && IsOpen(app) ? Secret(app) : null;
    }

    /// <summary>Turns the app on, where the code shows that it knows the secret.</summary>
    /// <returns>The recovery codes, which nobody can show again; null where the code is another.</returns>
    public Task<IReadOnlyList<string>?> ConfirmAsync(Guid person, string typed) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var app = await context.AuthenticatorApps.FindAsync(person);
        if (app is not { ConfirmedAt: null } || !IsOpen(app) || TimeBasedCode.Find(Secret(app), typed, clock.GetUtcNow().UtcDateTime, app.LastStep) is not { } step) return null;
        (app.ConfirmedAt, app.LastStep) = (transaction.Now, step);
        var codes = await ReplaceCodesAsync(context, person);
        await transaction.AppendAsync(Actor.Person(person), HistoryActions.AuthenticatorTurnedOn, person, "{}", []);
        return codes;
    });

    /// <summary>Takes a code of an app that is on. Each is good once.</summary>
    public Task<bool> TakeAsync(Guid person, string typed) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var app = await context.AuthenticatorApps.FindAsync(person);
        if (app?.ConfirmedAt is null || TimeBasedCode.Find(Secret(app), typed, clock.GetUtcNow().UtcDateTime, app.LastStep) is not { } step) return false;
        app.LastStep = step;
        await context.SaveChangesAsync();
        return true;
    });

    /// <returns>How many are left; null where it is not one of theirs, or was used.</returns>
    public Task<int?> TakeRecoveryCodeAsync(Guid person, string typed) => writer.WriteAsync<int?>(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var hash = RecoveryCodes.Hash(typed);
        if (await context.RecoveryCodes.FirstOrDefaultAsync(known => known.PersonId == person && known.Hash == hash && known.UsedAt == null) is not { } code) return null;
        code.UsedAt = transaction.Now;
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(person), HistoryActions.RecoveryCodeUsed, person, "{}", []);
        return await context.RecoveryCodes.CountAsync(known => known.PersonId == person && known.UsedAt == null);
    });

    /// <summary>New recovery codes; the old ones are good for nothing from then on.</summary>
    /// <returns>Null where no app is on.</returns>
    public Task<IReadOnlyList<string>?> NewRecoveryCodesAsync(Guid person) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (!await context.AuthenticatorApps.AnyAsync(app => app.PersonId == person && app.ConfirmedAt != null)) return null;
        var codes = await ReplaceCodesAsync(context, person);
        await transaction.AppendAsync(Actor.Person(person), HistoryActions.RecoveryCodesMade, person, "{}", []);
        return codes;
    });

    /// <summary>Forgets app and recovery codes.</summary>
    /// <returns>Whether there was an app.</returns>
    public Task<bool> TurnOffAsync(Guid person, Actor actor) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.AuthenticatorApps.FindAsync(person) is not { } app) return false;
        context.AuthenticatorApps.Remove(app);
        await context.SaveChangesAsync();
        await context.RecoveryCodes.Where(code => code.PersonId == person).ExecuteDeleteAsync();
        await transaction.AppendAsync(actor, HistoryActions.AuthenticatorTurnedOff, person, "{}", []);
        return true;
    });

    private static async Task<IReadOnlyList<string>?> ReplaceCodesAsync(LearnSafeContext context, Guid person)
    {
        await context.RecoveryCodes.Where(code => code.PersonId == person).ExecuteDeleteAsync();
        var codes = RecoveryCodes.New();
        context.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { PersonId = person, Hash = RecoveryCodes.Hash(code) }));
        await context.SaveChangesAsync();
        return codes;
    }

    private bool IsOpen(AuthenticatorApp app) => clock.GetUtcNow().UtcDateTime < app.StartedAt + SetUpTime;

    private byte[] Secret(AuthenticatorApp app) => encryption.Decrypt(Purpose(app.PersonId), app.EncryptedSecret);

    private static string Purpose(Guid person) => $"authenticator app {person}";
}

/// <param name="OnSince">Null where no app is on.</param>
public sealed record AuthenticatorState(DateTime? OnSince, int RecoveryCodesLeft);
