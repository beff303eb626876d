using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>What every change of a role comes to: the row, the entry in the history.</summary>
internal static class RoleChanges
{
    public static string ActionOf(RoleState state, bool resumed = false) => state switch
    {
        RoleState.Requested => HistoryActions.RoleAskedFor,
        RoleState.Active => resumed ? HistoryActions.RoleResumed : HistoryActions.RoleGiven,
        RoleState.Suspended => HistoryActions.RoleSuspended,
        RoleState.Refused => HistoryActions.RoleRefused,
        _ => HistoryActions.RoleEnded,
    };

    /// <summary>Brings somebody's role at an organisation into a state, whether they had asked for it before or not.</summary>
    public static async Task SetAsync(RecordTransaction transaction, Guid person, Organisation place, string role, RoleState state, Actor actor, string? reason = null)
    {
        var context = await transaction.ContextAsync();
        var held = await context.RoleAssignments.FirstOrDefaultAsync(known => known.PersonId == person && known.OrganisationId == place.Id && known.Role == role);
        held ??= context.RoleAssignments.Add(new RoleAssignment { PersonId = person, OrganisationId = place.Id, Role = role, RequestedAt = transaction.Now }).Entity;
        await SetAsync(transaction, held, place.Code, state, actor, reason);
    }

    public static async Task SetAsync(RecordTransaction transaction, RoleAssignment held, string? organisationCode, RoleState state, Actor actor, string? reason = null)
    {
        var action = ActionOf(state, held.State == RoleState.Suspended);
        if (state == RoleState.Requested) held.RequestedAt = transaction.Now;
        (held.State, held.Reason) = (state, reason);
        (held.DecidedAt, held.DecidedBy) = state == RoleState.Requested ? ((DateTime?)null, (Guid?)null) : (transaction.Now, actor.Kind == ActorKind.Person ? actor.Id : null);
        await (await transaction.ContextAsync()).SaveChangesAsync();
        var content = JsonSerializer.Serialize(new RoleEntry(organisationCode, held.Role, reason), JsonSerializerOptions.Web);
        await transaction.AppendAsync(actor, action, held.PersonId, content, []);
    }

    public static Person NewPerson(string email, string normalized, string name, string passwordHash, bool confirmed, DateTime now) => new()
    {
        DisplayName = name,
        UserName = email,
        NormalizedUserName = normalized,
        Email = email,
        NormalizedEmail = normalized,
        EmailConfirmed = confirmed,
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("n"),
        CreatedAt = now,
        PasswordHash = passwordHash,
    };

    /// <summary>Whether a rule gives this address standard access at the organisation.</summary>
    public static async Task<bool> IsByRuleAsync(LearnSafeContext context, Person person, Guid organisation, string role)
    {
        if (role != RoleNames.Reporter || !person.EmailConfirmed || person.Email?.Split('@') is not [_, var domain]) return false;
        var lower = domain.ToLowerInvariant();
        return await context.EmailDomainRules.AnyAsync(rule => rule.Domain == lower && (rule.OrganisationId == organisation || rule.OrganisationId == null));
    }
}

/// <summary>What the history keeps of a change of a role.</summary>
internal sealed record RoleEntry(string? Organisation, string? Role, string? Reason = null);
