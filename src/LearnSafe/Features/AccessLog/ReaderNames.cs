using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.AccessLog;

/// <summary>The names behind the ids of some entries.</summary>
internal sealed class ReaderNames
{
    private readonly Dictionary<Guid, string> actors;
    private readonly Dictionary<Guid, string> organisations;

    private readonly RoleCatalogue roles;

    private ReaderNames(RoleCatalogue roles, Dictionary<Guid, string> actors, Dictionary<Guid, string> organisations) => (this.roles, this.actors, this.organisations) = (roles, actors, organisations);

    public static async Task<ReaderNames> LoadAsync(LearnSafeContext context, RoleCatalogue roles, IEnumerable<(Guid? Actor, Guid? ActingFor)> readers)
    {
        List<(Guid? Actor, Guid? ActingFor)> all = [.. readers];
        var (actors, places) = (all.Select(one => one.Actor).OfType<Guid>().Distinct().ToList(), all.Select(one => one.ActingFor).OfType<Guid>().Distinct().ToList());
        var names = await context.Users.AsNoTracking().Where(person => actors.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName);
        foreach (var key in await context.ApiKeys.AsNoTracking().Where(key => actors.Contains(key.Id)).Select(key => new { key.Id, key.Name }).ToListAsync()) names[key.Id] = key.Name;
        return new ReaderNames(roles, names, await context.Organisations.AsNoTracking().Where(organisation => places.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name));
    }

    /// <summary>"Maud Okoro, Patient safety lead" inside; "Network lead, Larkmere Network" from outside; "Local risk system, over the interface" for a program; "Somebody outside, by a link" for what an organisation outside was asked; "Whoever runs LearnSafe, on the command line" for an export there.</summary>
    /// <param name="inside">The organisation whose people read this.</param>
    public string Of(ActorKind kind, Guid? actor, Guid? actingFor, string held, Guid inside)
    {
        var name = actingFor == inside && actor is { } id ? actors.GetValueOrDefault(id) : null;
        if (kind == ActorKind.System) return actingFor is null ? "Somebody outside, by a link" : "Whoever runs LearnSafe, on the command line";
        if (kind == ActorKind.Program) return $"{name ?? "Another system"}, over the interface";
        var titles = string.Join(" and ", held.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(role => roles.TryFind(role, out var known) ? known.Title : role));
        if (titles.Length == 0) titles = "no role";
        if (actingFor == inside) return $"{name ?? "Somebody whose account is gone"}, {titles}";
        return $"{titles}, {(actingFor is { } place ? organisations.GetValueOrDefault(place, "an organisation that is gone") : "the whole installation")}";
    }
}
