using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>A record that a decision covers.</summary>
public sealed record CoveredRecord(Guid Id, string Reference, bool Withdrawn);

/// <summary>A decision, readable.</summary>
/// <param name="Texts">Null once a record that it covers was erased.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="Records">Oldest first.</param>
/// <param name="LookedAtAgain">The decision that looked at this one again.</param>
/// <param name="Responses">The learning responses that carry it out, oldest first.</param>
public sealed record ReadableDecision(
    ResponseDecision Row, DecisionTexts? Texts, string By, string? Lead, string? EngagementLead, IReadOnlyList<CoveredRecord> Records, Guid? LookedAtAgain, IReadOnlyList<BegunResponse> Responses);

/// <summary>A learning response that a decision asked for.</summary>
public sealed record BegunResponse(Guid Id, string Reference, bool IsFinished);

/// <summary>What the list of decisions shows.</summary>
public enum DecisionShow
{
    All,

    /// <summary>Facts were to be gathered first, and nobody has decided again.</summary>
    Again,

    /// <summary>Notifications that are due, in place of decisions.</summary>
    Due,
}

/// <summary>Reads decisions. Whoever may not read one of the records of a decision finds nothing of it, in no list and in no count.</summary>
public sealed class DecisionReading(IDbContextFactory<LearnSafeContext> contexts, RoleCatalogue roles, LocalEncryption encryption, AccessLogService log)
{
    /// <summary>The end of the history: what somebody deciding now has seen.</summary>
    public async Task<long> SeenAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.History.MaxAsync(entry => (long?)entry.Sequence) ?? 0;
    }

    /// <summary>Of a record, newest first.</summary>
    public async Task<IReadOnlyList<ReadableDecision>> OfRecordAsync(CurrentPerson person, Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await context.ResponseDecisions.AsNoTracking().Where(decision => context.DecisionRecords.Any(link => link.DecisionId == decision.Id && link.EventId == eventId))
            .OrderByDescending(decision => decision.Sequence).ToListAsync();
        return await ReadableAsync(context, person, rows);
    }

    /// <summary>Null where there is none, or the person may not read all that it covers.</summary>
    public async Task<ReadableDecision?> FindAsync(CurrentPerson person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await context.ResponseDecisions.AsNoTracking().Where(decision => decision.Id == id).ToListAsync();
        if (await ReadableAsync(context, person, rows) is not [var found]) return null;
        foreach (var record in await context.Events.AsNoTracking().Where(record => context.DecisionRecords.Any(link => link.DecisionId == id && link.EventId == record.Id)).ToListAsync())
            await log.ReadAsync(person, record, DecisionLinks.Decision(id));
        return found;
    }

    /// <summary>Newest first; those that wait, the longest due first. That the list was read is on disk before it is given.</summary>
    public async Task<PageOf<ReadableDecision>> ListAsync(CurrentPerson person, bool again, int page)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var found = DecisionAccess.OfOrganisation(context, person).AsNoTracking();
        if (again) found = Waiting(context, found);
        var count = await found.CountAsync();
        var number = Math.Clamp(page, 1, new PageOf<ReadableDecision>([], count, 1).Pages);
        var ordered = again ? found.OrderBy(decision => decision.DueBy).ThenBy(decision => decision.Sequence) : found.OrderByDescending(decision => decision.Sequence);
        var rows = await ordered.Skip((number - 1) * PageOf<ReadableDecision>.Size).Take(PageOf<ReadableDecision>.Size).ToListAsync();
        await log.ListAsync(person, person.OrganisationId, DecisionLinks.All, FormattableString.Invariant($"?show={(again ? "again" : "all")}&number={number}"), count);
        return new PageOf<ReadableDecision>(await ReadableAsync(context, person, rows), count, number);
    }

    /// <summary>How many decisions wait to be looked at again.</summary>
    public async Task<int> WaitingAsync(CurrentPerson person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Waiting(context, DecisionAccess.OfOrganisation(context, person)).CountAsync();
    }

    /// <summary>Who could lead, by name: those who hold a permission at the organisation, and from whom none of the records is kept.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> HoldersAsync(Permission permission, Guid organisation, IReadOnlyList<Guid> records)
    {
        var names = roles.Roles.Where(role => role.Permissions.Contains(permission)).Select(role => role.Name).ToList();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.Users.AsNoTracking()
            .Where(person => !context.KeptFrom.Any(kept => records.Contains(kept.EventId) && kept.PersonId == person.Id)
                && context.RoleAssignments.Any(held => held.PersonId == person.Id && held.OrganisationId == organisation && held.State == RoleState.Active && names.Contains(held.Role)))
            .OrderBy(person => person.DisplayName).Select(person => new { person.Id, person.DisplayName }).ToListAsync();
        return found.ConvertAll(person => (person.Id, person.DisplayName));
    }

    /// <summary>Records by the references that somebody typed: those that they may decide about, and the references of all others.</summary>
    public async Task<(IReadOnlyList<PatientSafetyEvent> Found, IReadOnlyList<string> Unknown)> RecordsAsync(CurrentPerson person, Guid organisation, IReadOnlyList<string> references)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var known = await context.Events.AsNoTracking().Where(record => record.OrganisationId == organisation && references.Contains(record.Reference)).ToListAsync();
        List<PatientSafetyEvent> found = [.. known.Where(record => DecisionAccess.MayDecide(person, record))];
        return (found, [.. references.Except(found.Select(record => record.Reference), StringComparer.Ordinal)]);
    }

    /// <summary>Those with a record that still stands, and about which nobody has decided since.</summary>
    private static IQueryable<ResponseDecision> Waiting(LearnSafeContext context, IQueryable<ResponseDecision> decisions) =>
        decisions.Where(decision => decision.Outcome == ResponseOutcome.AssessmentFirst && context.DecisionRecords.Any(link => link.DecisionId == decision.Id
            && context.Events.Any(record => record.Id == link.EventId && record.WithdrawnAt == null)
            && !context.DecisionRecords.Any(other => other.EventId == link.EventId && context.ResponseDecisions.Any(later => later.Id == other.DecisionId && later.Sequence > decision.Sequence))));

    private async Task<IReadOnlyList<ReadableDecision>> ReadableAsync(LearnSafeContext context, CurrentPerson person, List<ResponseDecision> rows)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var covered = (await (
            from link in context.DecisionRecords.AsNoTracking()
            join record in context.Events.AsNoTracking() on link.EventId equals record.Id
            where ids.Contains(link.DecisionId)
            select new { link.DecisionId, Record = record }).ToListAsync()).ToLookup(one => one.DecisionId, one => one.Record);
        var again = await context.ResponseDecisions.AsNoTracking().Where(later => later.ReviewOf != null && ids.Contains(later.ReviewOf.Value)).Select(later => new { later.Id, Of = later.ReviewOf!.Value, later.Sequence }).ToListAsync();
        var responses = (await context.LearningResponses.AsNoTracking().Where(response => response.DecisionId != null && ids.Contains(response.DecisionId.Value)).OrderBy(response => response.BegunAt)
            .Select(response => new { response.Id, response.Reference, response.CompletedAt, response.DecisionId }).ToListAsync()).ToLookup(response => response.DecisionId!.Value, response => new BegunResponse(response.Id, response.Reference, response.CompletedAt is not null));
        var people = rows.SelectMany(row => new[] { row.DecidedBy, row.LeadId, row.EngagementLeadId }).OfType<Guid>().Distinct().ToList();
        var names = await context.Users.AsNoTracking().Where(known => people.Contains(known.Id)).ToDictionaryAsync(known => known.Id, known => known.DisplayName);
        string? Name(Guid? id) => id is { } one ? names.GetValueOrDefault(one) : null;
        return
        [
            .. rows.Where(row => covered[row.Id].All(record => DecisionAccess.MayDecide(person, record))).Select(row => new ReadableDecision(
                row, row.Texts is { } texts ? DecisionTexts.Read(encryption.DecryptText(ResponseDecision.Purpose(row.Id), texts)) : null, Name(row.DecidedBy) ?? "", Name(row.LeadId), Name(row.EngagementLeadId),
                [.. covered[row.Id].OrderBy(record => record.RecordedAt).Select(record => new CoveredRecord(record.Id, record.Reference, record.WithdrawnAt is not null))],
                again.Where(later => later.Of == row.Id).OrderByDescending(later => later.Sequence).Select(later => (Guid?)later.Id).FirstOrDefault(), [.. responses[row.Id]])),
        ];
    }
}
