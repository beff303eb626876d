using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Search;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Learning;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Search;

/// <summary>
/// Tells whoever records an event that something like it was told before, and what was learned. Never a reason to stop: how often something happens is what the records are for.
/// </summary>
public sealed class SimilarWhileWriting(IDbContextFactory<LearnSafeContext> contexts, Spellings spellings, LearnedBeforeService learning, AccessLogService log, TimeProvider clock)
{
    /// <summary>Of a text, in characters: what follows is not held against others.</summary>
    public const int LongestText = 8000;

    private const int MonthsBack = 3;

    /// <summary>The newest so many are held against the text: it is asked for while somebody types.</summary>
    private const int Compared = 500;

    private const int MostFound = 50;
    private const int MostWords = 5;
    private const int MostShown = 3;

    /// <summary>That something of others' records was shown is on disk before it is.</summary>
    /// <param name="text">What is being written.</param>
    /// <param name="address">The page that shows it.</param>
    /// <param name="own">A record that it has become already; null where it is none yet.</param>
    public async Task<ToldBefore> OfAsync(CurrentPerson person, string? text, string address, Guid? own = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (string.IsNullOrWhiteSpace(text)) return ToldBefore.Nothing;
        await using var context = await contexts.CreateDbContextAsync();
        var since = clock.GetUtcNow().UtcDateTime.AddMonths(-MonthsBack);
        var records = await (
            from record in Readable(context, person).AsNoTracking().Where(record => record.Id != own && record.RecordedAt >= since).OrderByDescending(record => record.RecordedAt).Take(Compared)
            join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where revision.Answers != null
            orderby record.RecordedAt descending
            select new EventRecord { Event = record, Revision = revision }).ToListAsync();
        var summaries = await learning.WordsAsync(person);
        var alike = Likeness.Of(
            text[..Math.Min(text.Length, LongestText)], [.. records.Where(record => record.Answers.Description is not null).Select(record => (record.Event.Id, record.Answers.Description!)), .. summaries.Select(summary => (summary.Id, summary.Words))], spellings, MostFound);
        var byId = records.ToDictionary(record => record.Event.Id);
        var found = alike.Where(one => byId.ContainsKey(one.Id)).ToList();
        var learned = await learning.FindAsync(person, [.. alike.Where(one => !byId.ContainsKey(one.Id)).Take(MostShown).Select(one => one.Id)], [.. found.Select(one => one.Id)], MostShown);
        if (found.Exists(one => byId[one.Id].Event.ReporterId != person.Id)) await log.ListAsync(person, person.OrganisationId, address, "?similar", found.Count);
        return new ToldBefore(
            person.OrganisationName,
            [.. found.Select(one => UkTime.FromUtc(byId[one.Id].Event.RecordedAt)).GroupBy(at => new DateOnly(at.Year, at.Month, 1)).OrderByDescending(month => month.Key).Select(month => (month.Key, month.Count()))],
            [.. found.SelectMany(one => one.Words).GroupBy(word => word, StringComparer.Ordinal).OrderByDescending(word => word.Count()).Take(MostWords).Select(word => word.Key)],
            [.. found.Where(one => EventAccess.MayRead(person, byId[one.Id].Event)).Take(MostShown).Select(one => EventList.Row(byId[one.Id]))],
            learned);
    }

    /// <summary>
    /// What the writer may be told of. Whoever reads every record reads these anyway; everybody else is told of none that is kept from anybody: that it
    /// is there could get round to whoever it is kept from.
    /// </summary>
    private static IQueryable<PatientSafetyEvent> Readable(LearnSafeContext context, CurrentPerson person)
    {
        var records = EventAccess.NotJoined(context, EventAccess.OfOrganisation(context, person).Where(record => record.WithdrawnAt == null));
        return EventAccess.SeesAll(person) ? records : records.Where(record => !context.KeptFrom.Any(kept => kept.EventId == record.Id));
    }
}
