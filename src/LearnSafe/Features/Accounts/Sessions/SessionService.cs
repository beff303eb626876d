using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.History;
using LearnSafe.Platform.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>Where people are signed in. A cookie is worth what this says of its session, asked at every request.</summary>
public sealed class SessionService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, RoleCatalogue roles, IOptions<SignInSettings> settings, TimeProvider clock)
{
    /// <summary>How exactly it is kept when a session was last used; so much longer than its limit it lasts.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan KeptAfterItsEnd = TimeSpan.FromDays(90);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Guid> BeginAsync(Guid person, string stamp, string? userAgent, IReadOnlyList<string> methods)
    {
        var (browser, system) = BrowserName.Of(userAgent);
        await using var context = await contexts.CreateDbContextAsync();
        var (now, longAgo) = (Now, Now - KeptAfterItsEnd);
        await context.Sessions.Where(old => old.PersonId == person && old.LastSeenAt < longAgo).ExecuteDeleteAsync();
        var session = context.Sessions.Add(new Session
        {
            PersonId = person,
            CreatedAt = now,
            LastSeenAt = now,
            Browser = browser,
            System = system,
            Method = string.Join(" and ", methods),
            SecondFactor = methods.Any(SignInMethods.IsSecondFactor),
            IdleMinutes = await IdleMinutesAsync(context, person),
            Stamp = stamp,
        }).Entity;
        await context.SaveChangesAsync();
        return session.Id;
    }

    /// <summary>The session, noting that it was used; null where it is over.</summary>
    public async Task<CurrentSession?> UseAsync(Guid id, Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var session = await (
            from known in context.Sessions.AsNoTracking()
            where known.Id == id && known.PersonId == person && known.EndedAt == null
            join owner in context.Users.AsNoTracking() on known.PersonId equals owner.Id
            where owner.SecurityStamp == known.Stamp
            select known).FirstOrDefaultAsync();
        var now = Now;
        if (session is null || now >= Ends(session)) return null;
        if (now - session.LastSeenAt >= Grain)
            await context.Sessions.Where(known => known.Id == id && known.LastSeenAt < now).ExecuteUpdateAsync(change => change.SetProperty(known => known.LastSeenAt, now));
        return new CurrentSession(id, person, session.SecondFactor, session.IdleMinutes * 60);
    }

    /// <summary>Goes on with a session whose account was changed by its own person.</summary>
    public async Task RenewAsync(Guid id, string stamp)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Sessions.Where(known => known.Id == id).ExecuteUpdateAsync(change => change.SetProperty(known => known.Stamp, stamp));
    }

    /// <summary>Somebody who signed in by password alone has proved themselves by a second factor since.</summary>
    public async Task ProveAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Sessions.Where(known => known.Id == id).ExecuteUpdateAsync(change => change.SetProperty(known => known.SecondFactor, true));
    }

    /// <summary>Those that are not over, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var open = await context.Sessions.AsNoTracking()
            .Where(known => known.PersonId == person && known.EndedAt == null && context.Users.Any(owner => owner.Id == person && owner.SecurityStamp == known.Stamp))
            .OrderByDescending(known => known.LastSeenAt).ThenByDescending(known => known.Id).ToListAsync();
        var now = Now;
        return open.FindAll(session => now < Ends(session));
    }

    /// <summary>Ends the session that somebody signs out of.</summary>
    public async Task SignOutAsync(Guid id)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync();
        await context.Sessions.Where(known => known.Id == id && known.EndedAt == null).ExecuteUpdateAsync(change => change.SetProperty(known => known.EndedAt, now));
    }

    /// <summary>Ends one of a person's sessions from another.</summary>
    /// <returns>False where it is not theirs or is over.</returns>
    public Task<bool> EndAsync(Guid person, Guid id) => EndAsync(person, HistoryActions.SessionEnded, session => session.Id == id);

    /// <summary>Ends every session of a person.</summary>
    public Task<bool> EndAllAsync(Guid person) => EndAsync(person, HistoryActions.SignedOutEverywhere, _ => true);

    private Task<bool> EndAsync(Guid person, string action, Func<Session, bool> which) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var ending = (await context.Sessions.Where(session => session.PersonId == person && session.EndedAt == null).ToListAsync()).FindAll(session => which(session));
        if (ending.Count == 0) return false;
        foreach (var session in ending) session.EndedAt = transaction.Now;
        await context.SaveChangesAsync();
        await transaction.AppendAsync(Actor.Person(person), action, person, $$"""{"sessions":{{ending.Count}}}""", []);
        return true;
    });

    private async Task<int> IdleMinutesAsync(LearnSafeContext context, Guid person)
    {
        var set = settings.Value;
        if (set.IdleMinutesWithPatientData is not { } shorter) return set.IdleMinutes;
        var held = await context.RoleAssignments.Where(one => one.PersonId == person && one.State == RoleState.Active).Select(one => one.Role).Distinct().ToListAsync();
        return held.Exists(name => roles.TryFind(name, out var role) && (role.Permissions.Contains(Permission.ReadRecords) || role.Permissions.Contains(Permission.SeePatientNumbers)))
            ? Math.Min(shorter, set.IdleMinutes)
            : set.IdleMinutes;
    }

    private static DateTime Ends(Session session) => session.LastSeenAt + TimeSpan.FromMinutes(session.IdleMinutes) + Grain;
}
