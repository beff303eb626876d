using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Platform.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Accounts.Security;

/// <summary>Who must prove themselves by more than a password: the roles that the content says, and those that this installation adds.</summary>
public sealed class SecondFactorService
{
    private readonly IDbContextFactory<LearnSafeContext> contexts;
    private readonly HashSet<string> everywhere;
    private readonly ILookup<string, string> placesByRole;

    /// <exception cref="SettingsException">The settings name a role that there is not.</exception>
    public SecondFactorService(RoleCatalogue roles, IOptions<SignInSettings> settings, IDbContextFactory<LearnSafeContext> contexts)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(settings);
        this.contexts = contexts;
        var added = settings.Value.SecondFactorRoles.Select(text => text.Split('@', 2, StringSplitOptions.TrimEntries)).Select(parts => (Role: Known(roles, parts[0]), Place: parts.ElementAtOrDefault(1)?.ToUpperInvariant())).ToList();
        everywhere = [.. roles.Roles.Where(role => role.SecondFactor).Select(role => role.Name), .. added.Where(one => one.Place is null).Select(one => one.Role)];
        placesByRole = added.Where(one => one.Place is not null).ToLookup(one => one.Role, one => one.Place!, StringComparer.Ordinal);
    }

    /// <summary>Whether anybody must: where nobody must, nothing is asked at each request.</summary>
    public bool IsAnybodyAsked => everywhere.Count > 0 || placesByRole.Count > 0;

    /// <returns>The role that asks for it; null where none of theirs does.</returns>
    public async Task<RoleDefinition?> AskedByAsync(PersonAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        if (access.Roles.FirstOrDefault(held => everywhere.Contains(held.Role.Name)) is { } asked) return asked.Role;
        foreach (var held in access.Roles.Where(held => held.Organisation is not null && placesByRole.Contains(held.Role.Name)))
        {
            await using var context = await contexts.CreateDbContextAsync();
            var code = await context.Organisations.Where(known => known.Id == held.Organisation).Select(known => known.Code).FirstOrDefaultAsync();
            if (placesByRole[held.Role.Name].Contains(code)) return held.Role;
        }

        return null;
    }

    /// <summary>Whether somebody has an authenticator app or a passkey.</summary>
    public async Task<bool> HasOneAsync(Guid person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.AuthenticatorApps.AnyAsync(app => app.PersonId == person && app.ConfirmedAt != null) || await context.Passkeys.AnyAsync(passkey => passkey.PersonId == person);
    }

    private static string Known(RoleCatalogue roles, string name) => roles.TryFind(name, out var role)
        ? role.Name
        : throw new SettingsException($"{SignInSettings.Section}:{nameof(SignInSettings.SecondFactorRoles)} names the role {name}, which there is not. The roles are {string.Join(", ", roles.Roles.Select(known => known.Name))}.");
}
