using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Retention;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.AccessLog;

/// <summary>
/// Writes who read what, before the answer is sent: an entry shares the commit of the changes that wait beside it, so what a person saw
/// is on disk by the time they see it. A page that cannot be logged is not shown.
/// </summary>
public sealed class AccessLogService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, OrganisationTreeService trees, RoleCatalogue roles)
{
    private const int LongestFilter = 1000;

    /// <summary>That a person opens a page about one record. What people read of their own record is not written: it would tell others who recorded it.</summary>
    public Task ReadAsync(CurrentPerson person, PatientSafetyEvent record, string address)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.ReporterId == person.Id ? Task.CompletedTask : WriteAsync(now => Entry(now, person, record.OrganisationId, record.Id, address, null, null));
    }

    /// <summary>That a person opens a page of an engagement. The log does not say which record it is about.</summary>
    public Task ReadEngagementAsync(CurrentPerson person, string address)
    {
        ArgumentNullException.ThrowIfNull(person);
        return WriteAsync(now => Entry(now, person, person.OrganisationId, null, address, null, null));
    }

    /// <summary>That a person saw a list or took an export.</summary>
    /// <param name="organisation">Whose records; null where they are of several.</param>
    /// <param name="filter">As it stands in the address; empty where nothing was chosen.</param>
    /// <param name="count">How many records it held in all.</param>
    public Task ListAsync(CurrentPerson person, Guid? organisation, string address, string filter, int count)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(filter);
        return WriteAsync(now => Entry(now, person, organisation, null, address, Shortened(filter), count));
    }

    /// <summary>That somebody outside read what went along of a record, by a link.</summary>
    public Task ReadByLinkAsync(PatientSafetyEvent record, string address)
    {
        ArgumentNullException.ThrowIfNull(record);
        return WriteAsync(now => new AccessLogEntry { At = now, ActorKind = ActorKind.System, Roles = "", OrganisationId = record.OrganisationId, EventId = record.Id, Address = address });
    }

    /// <summary>That a program read one record over the interface.</summary>
    public Task ReadAsync(KeyHolder key, Guid record, string address) => WriteAsync(now => Entry(now, key, record, address, null, null));

    /// <summary>That a program searched over the interface.</summary>
    public Task ListAsync(KeyHolder key, string address, string filter, int count)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return WriteAsync(now => Entry(now, key, null, address, Shortened(filter), count));
    }

    /// <summary>Who opened a record, whoever opened it last first. Its reporter is never among them.</summary>
    public async Task<IReadOnlyList<RecordReader>> ReadersAsync(PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        await using var context = await contexts.CreateDbContextAsync();
        var groups = await context.AccessLog.AsNoTracking().Where(entry => entry.EventId == record.Id)
            .GroupBy(entry => new { entry.ActorKind, entry.ActorId, entry.ActingForId, entry.Roles })
            .Select(group => new { group.Key, Times = group.Count(), Last = group.Max(entry => entry.At) })
            .OrderByDescending(group => group.Last).ToListAsync();
        var known = await ReaderNames.LoadAsync(context, roles, groups.Select(group => (group.Key.ActorId, group.Key.ActingForId)));
        return [.. groups.Select(group => new RecordReader(known.Of(group.Key.ActorKind, group.Key.ActorId, group.Key.ActingForId, group.Key.Roles, record.OrganisationId), group.Times, group.Last))];
    }

    /// <summary>Who opened pages of an engagement, whoever opened one last first.</summary>
    /// <param name="address">Of the case: its pages begin with it.</param>
    public async Task<IReadOnlyList<RecordReader>> EngagementReadersAsync(Guid organisation, string address)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var groups = await context.AccessLog.AsNoTracking().Where(entry => entry.OrganisationId == organisation && entry.EventId == null && entry.Address.StartsWith(address))
            .GroupBy(entry => new { entry.ActorKind, entry.ActorId, entry.ActingForId, entry.Roles })
            .Select(group => new { group.Key, Times = group.Count(), Last = group.Max(entry => entry.At) })
            .OrderByDescending(group => group.Last).ToListAsync();
        var known = await ReaderNames.LoadAsync(context, roles, groups.Select(group => (group.Key.ActorId, group.Key.ActingForId)));
        return [.. groups.Select(group => new RecordReader(known.Of(group.Key.ActorKind, group.Key.ActorId, group.Key.ActingForId, group.Key.Roles, organisation), group.Times, group.Last))];
    }

    /// <summary>The log of one organisation's records, newest first, lists that its records were part of included.</summary>
    public async Task<PageOf<ReadingRow>> SearchAsync(CurrentPerson person, ReadingFilter filter, int page)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(filter);
        if (!person.May(Permission.ReadHistory)) throw new UnauthorizedAccessException("Only those who may read the history search the log.");
        var above = (await trees.GetAsync()).Above(person.OrganisationId).ToList();
        await using var context = await contexts.CreateDbContextAsync();
        var entries = filter.Apply(
            context.AccessLog.AsNoTracking().Where(entry => entry.OrganisationId == person.OrganisationId || (entry.OrganisationId == null && entry.ActingForId != null && above.Contains(entry.ActingForId.Value))),
            context, person.OrganisationId);
        // What is kept from the person is kept out of their log too.
        if (person.KeptFrom.Count > 0) entries = entries.Where(entry => entry.EventId == null || !person.KeptFrom.Contains(entry.EventId.Value));
        var count = await entries.CountAsync();
        var number = Math.Clamp(page, 1, new PageOf<ReadingRow>([], count, 1).Pages);
        var found = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip((number - 1) * PageOf<ReadingRow>.Size).Take(PageOf<ReadingRow>.Size).ToListAsync();
        var known = await ReaderNames.LoadAsync(context, roles, found.Select(entry => (entry.ActorId, entry.ActingForId)));
        var ids = found.Select(entry => entry.EventId).OfType<Guid>().Distinct().ToList();
        var references = await context.Events.AsNoTracking().Where(record => ids.Contains(record.Id)).ToDictionaryAsync(record => record.Id, record => record.Reference);
        return new PageOf<ReadingRow>(found.ConvertAll(entry => new ReadingRow(
            entry.At, known.Of(entry.ActorKind, entry.ActorId, entry.ActingForId, entry.Roles, person.OrganisationId),
            entry.EventId, entry.EventId is { } id ? references.GetValueOrDefault(id) : null, entry.Address, entry.Filter, entry.Count)), count, number);
    }

    /// <summary>Entries about a record that a legal hold keeps stay with it, and all of an organisation that is held as a whole.</summary>
    /// <returns>How many entries were deleted.</returns>
    public Task<int> DeleteBeforeAsync(DateTime day, CancellationToken cancellation = default) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        return await context.AccessLog.Where(entry => entry.At < day && !LegalHoldService.HeldRecords(context).Any(record => record.Id == entry.EventId)
            && !context.LegalHolds.Any(hold => hold.ReleasedAt == null && hold.EventId == null && hold.PersonId == null && hold.OrganisationId == entry.OrganisationId)).ExecuteDeleteAsync(CancellationToken.None);
    }, cancellation);

    private Task WriteAsync(Func<DateTime, AccessLogEntry> entry) => writer.WriteAsync(async transaction =>
    {
        await transaction.Statements.InsertAccessLogEntryAsync(entry(transaction.Now));
        return true;
    });

    private static AccessLogEntry Entry(DateTime now, CurrentPerson person, Guid? organisation, Guid? record, string address, string? filter, int? count) => new()
    {
        At = now,
        ActorKind = !person.IsProgram ? ActorKind.Person : person.Id == Guid.Empty ? ActorKind.System : ActorKind.Program,
        ActorId = person.Id == Guid.Empty ? null : person.Id,
        ActingForId = person.OrganisationId == Guid.Empty ? null : person.OrganisationId,
        Roles = person.IsProgram ? "" : string.Join(',', person.Access.Roles.Where(held => held.Organisation is null || held.Organisation == person.OrganisationId).Select(held => held.Role.Name)),
        OrganisationId = organisation,
        EventId = record,
        Address = address,
        Filter = filter,
        Count = count,
    };

    private static AccessLogEntry Entry(DateTime now, KeyHolder key, Guid? record, string address, string? filter, int? count) => new()
    {
        At = now,
        ActorKind = ActorKind.Program,
        ActorId = key.ApiKeyId,
        ActingForId = key.OrganisationId,
        Roles = "",
        OrganisationId = key.OrganisationId,
        EventId = record,
        Address = address,
        Filter = filter,
        Count = count,
    };

    private static string Shortened(string filter) => filter.Length <= LongestFilter ? filter : filter[..LongestFilter];
}

/// <summary>How often somebody opened a record, and when last.</summary>
/// <param name="Who">As far as the record's own people may know: name and role inside the organisation, role and organisation from outside.</param>
public sealed record RecordReader(string Who, int Times, DateTime Last);

/// <summary>An entry of the log as a list shows it.</summary>
/// <param name="Reference">Of the record; null for lists and exports.</param>
public sealed record ReadingRow(DateTime At, string Who, Guid? EventId, string? Reference, string Address, string? Filter, int? Count);
