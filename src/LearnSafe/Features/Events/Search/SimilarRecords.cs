using LearnSafe.Data;
using LearnSafe.Domain.Search;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Search;

/// <summary>A record that is like another.</summary>
/// <param name="Words">What both speak of.</param>
public sealed record SimilarRecord(EventListRow Record, IReadOnlyList<string> Words);

/// <summary>Finds records of the same organisation that tell of something alike, among those that somebody may read.</summary>
public sealed class SimilarRecords(IDbContextFactory<LearnSafeContext> contexts, Spellings spellings, AccessLogService log, TimeProvider clock)
{
    private const int Shown = 3;

    /// <summary>The newest so many are compared.</summary>
    private const int Compared = 2000;

    private static readonly TimeSpan Within = TimeSpan.FromDays(730);

    /// <summary>The most alike first. That they were shown is on disk before they are.</summary>
    /// <param name="address">The page that shows them.</param>
    public async Task<IReadOnlyList<SimilarRecord>> OfAsync(CurrentPerson person, EventRecord record, string address)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        if (record.Answers.Description is not { } text || record.Event.OrganisationId != person.OrganisationId || !EventAccess.SeesAll(person)) return [];
        await using var context = await contexts.CreateDbContextAsync();
        var since = clock.GetUtcNow().UtcDateTime - Within;
        var others = await (
            from other in EventAccess.NotJoined(context, EventAccess.OfOrganisation(context, person)).AsNoTracking().Where(other => other.Id != record.Event.Id && other.WithdrawnAt == null && other.RecordedAt >= since).OrderByDescending(other => other.RecordedAt).Take(Compared)
            join revision in context.Revisions.AsNoTracking() on new { other.Id, Number = other.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            orderby other.RecordedAt descending
            select new EventRecord { Event = other, Revision = revision }).ToListAsync();
        var alike = Likeness.Of(text, [.. others.Where(other => other.Answers.Description is not null).Select(other => (other.Event.Id, other.Answers.Description!))], spellings, Shown);
        if (alike.Count > 0) await log.ListAsync(person, person.OrganisationId, address, "?similar", alike.Count);
        var byId = others.ToDictionary(other => other.Event.Id);
        return [.. alike.Select(one => new SimilarRecord(EventList.Row(byId[one.Id]), one.Words))];
    }
}
