using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>Somebody who reads every record of an organisation.</summary>
/// <param name="Roles">As shown: "Patient safety lead".</param>
public sealed record Reviewer(Guid Id, string Name, string Roles, bool IsLead);

/// <summary>From whom a record is kept, and who reviews it.</summary>
/// <param name="PassedTo">Name and role, and the organisation where it is another; null where nobody is left.</param>
public sealed record KeptState(IReadOnlyList<string> From, string? PassedTo);

/// <summary>
/// The way past a named person: a record is kept from those whom its reporter names, and goes to the deputy, else to somebody else who reads
/// the organisation's records, else to the network's lead. Apart from the answers: no interface, export or print carries it.
/// </summary>
public sealed class KeepFromService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, RoleCatalogue roles, ContactService contacts, OrganisationTreeService trees)
{
    /// <summary>The field in which they are chosen.</summary>
    public const string Field = "from";

    /// <summary>Said where a choice stands for nobody any more.</summary>
    public const string ReviewersChanged = "Select once more who is involved: the people who review records have changed";

    /// <summary>Stands for whoever is the safety lead.</summary>
    public const string Lead = "lead";

    /// <summary>Those who would review what a person records, by name; the person is never among them.</summary>
    public async Task<IReadOnlyList<Reviewer>> ReviewersAsync(Guid organisationId, Guid reporter)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return [.. (await HoldersAsync(context, [organisationId], Permission.ReadRecords)).Where(one => one.Id != reporter)];
    }

    /// <summary>Those who were chosen among the reviewers; null where something was sent that stands for nobody.</summary>
    public static IReadOnlyList<Guid>? Chosen(IReadOnlyList<Reviewer> reviewers, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(reviewers);
        ArgumentNullException.ThrowIfNull(values);
        List<Guid> chosen = [];
        foreach (var value in values)
        {
            var named = value == Lead ? reviewers.Where(one => one.IsLead) : reviewers.Where(one => one.Id.ToString() == value);
            if (!named.Any()) return null;
            chosen.AddRange(named.Select(one => one.Id));
        }

        return [.. chosen.Distinct()];
    }

    /// <summary>Keeps a record from more people.</summary>
    /// <returns>False where there is no such record.</returns>
    public async Task<bool> KeepAsync(PatientSafetyEvent record, IReadOnlyCollection<Guid> from, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(record);
        var to = await NextAsync(record.OrganisationId, [.. from, .. await FromAsync(record.Id)], record.ReporterId);
        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (!await context.Events.AnyAsync(known => known.Id == record.Id)) return false;
            await WriteAsync(transaction, record.Id, from, to, actor);
            return true;
        });
    }

    /// <summary>What is to be written in the same commit as a new record, so that there is no moment in which it could be read.</summary>
    public async Task<Func<RecordTransaction, Guid, Task>?> BesideAsync(Guid organisationId, IReadOnlyCollection<Guid> from, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(actor);
        if (from.Count == 0) return null;
        var to = await NextAsync(organisationId, from, actor.Id);
        return (transaction, id) => WriteAsync(transaction, id, from, to, actor);
    }

    /// <summary>Null where a record is kept from nobody.</summary>
    public async Task<KeptState?> FindAsync(PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        await using var context = await contexts.CreateDbContextAsync();
        var from = await context.KeptFrom.AsNoTracking().Where(kept => kept.EventId == record.Id).Join(context.Users, kept => kept.PersonId, person => person.Id, (_, person) => person.DisplayName).Order().ToListAsync();
        if (from.Count == 0) return null;
        var to = await context.PassedTo.AsNoTracking().Where(passed => passed.EventId == record.Id).Join(context.Users, passed => passed.PersonId, person => person.Id, (_, person) => new { person.Id, person.DisplayName }).FirstOrDefaultAsync();
        if (to is null) return new KeptState(from, null);
        var inside = (await HoldersAsync(context, [record.OrganisationId], Permission.ReadRecords)).FirstOrDefault(one => one.Id == to.Id);
        if (inside is not null) return new KeptState(from, $"{to.DisplayName} ({inside.Roles})");
        var outside = (await HoldersAsync(context, await AboveAsync(record.OrganisationId), Permission.ReadDeidentifiedRecords)).FirstOrDefault(one => one.Id == to.Id);
        return new KeptState(from, outside is null ? null : $"{to.DisplayName} ({outside.Roles}, outside {await context.Organisations.Where(place => place.Id == record.OrganisationId).Select(place => place.Name).FirstAsync()})");
    }

    private static async Task WriteAsync(RecordTransaction transaction, Guid eventId, IReadOnlyCollection<Guid> from, Guid? to, Actor actor)
    {
        var context = await transaction.ContextAsync();
        var known = await context.KeptFrom.Where(kept => kept.EventId == eventId).Select(kept => kept.PersonId).ToListAsync();
        context.KeptFrom.AddRange(from.Except(known).Select(person => new KeptFrom { EventId = eventId, PersonId = person, At = transaction.Now }));
        await context.PassedTo.Where(passed => passed.EventId == eventId).ExecuteDeleteAsync();
        if (to is { } next) context.PassedTo.Add(new PassedTo { EventId = eventId, PersonId = next, At = transaction.Now });
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        // Whoever it is kept from must not come to it by another that they may read.
        await JoinService.EndAllAsync(transaction, eventId, actor);
        await transaction.AppendAsync(actor, HistoryActions.RecordKeptFrom, eventId, JsonSerializer.Serialize(new { from, passedTo = to }, JsonSerializerOptions.Web), []);
    }

    /// <summary>Who reviews a record that is kept from these; null where nobody is left.</summary>
    private async Task<Guid?> NextAsync(Guid organisationId, IReadOnlyCollection<Guid> from, Guid? reporter)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var inside = (await HoldersAsync(context, [organisationId], Permission.ReadRecords)).Where(one => !from.Contains(one.Id) && one.Id != reporter).ToList();
        var deputy = (await contacts.FindAsync(organisationId, ContactKind.Deputy))?.PersonId;
        if (inside.OrderBy(one => one.Id == deputy ? 0 : one.IsLead ? 1 : 2).FirstOrDefault() is { } next) return next.Id;
        var above = await HoldersAsync(context, await AboveAsync(organisationId), Permission.ReadDeidentifiedRecords);
        return above.Where(one => !from.Contains(one.Id) && one.Id != reporter).OrderBy(one => one.IsLead ? 0 : 1).FirstOrDefault()?.Id;
    }

    private async Task<List<Guid>> FromAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.KeptFrom.Where(kept => kept.EventId == eventId).Select(kept => kept.PersonId).ToListAsync();
    }

    private async Task<IReadOnlyCollection<Guid>> AboveAsync(Guid organisationId) => [.. (await trees.GetAsync()).Above(organisationId).Where(one => one != organisationId)];

    /// <summary>Who holds a permission by a role given at one of these organisations, by name.</summary>
    private async Task<List<Reviewer>> HoldersAsync(LearnSafeContext context, IReadOnlyCollection<Guid> organisations, Permission permission)
    {
        var names = roles.Roles.Where(role => role.Permissions.Contains(permission)).Select(role => role.Name).ToList();
        var held = await (
            from assignment in context.RoleAssignments.AsNoTracking()
            where assignment.OrganisationId != null && organisations.Contains(assignment.OrganisationId.Value) && assignment.State == RoleState.Active && names.Contains(assignment.Role)
            join person in context.Users.AsNoTracking() on assignment.PersonId equals person.Id
            orderby person.DisplayName, person.Id
            select new { person.Id, person.DisplayName, assignment.Role }).ToListAsync();
        return
        [
            .. held.GroupBy(one => one.Id).Select(one => new Reviewer(
                one.Key, one.First().DisplayName, string.Join(" and ", one.Select(role => roles.TryFind(role.Role, out var known) ? known.Title : role.Role).Distinct(StringComparer.Ordinal)),
                one.Any(role => role.Role is RoleNames.PatientSafetyLead or RoleNames.NetworkLead))),
        ];
    }
}
