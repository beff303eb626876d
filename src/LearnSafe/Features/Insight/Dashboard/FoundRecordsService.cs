using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.Events.Search;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>One page of the records behind a number.</summary>
/// <param name="Own">Of the organisation that the person acts for, as its own list shows them.</param>
/// <param name="Across">Of others, with released wording and months.</param>
/// <param name="Elsewhere">How many of the page are neither: of an organisation where the person reads records, but does not act now.</param>
/// <param name="Number">From 1.</param>
public sealed record FoundPage(IReadOnlyList<EventListRow> Own, IReadOnlyList<AreaRow> Across, int Elsewhere, long Total, int Number)
{
    public int Pages => (int)Math.Max(1, Math.Min(int.MaxValue, (Total + PageOf<EventListRow>.Size - 1) / PageOf<EventListRow>.Size));
}

/// <summary>Reads the records that a question found. The snapshot says which, and the gate of records whether and how each is shown; that they were is on disk before they are.</summary>
public sealed class FoundRecordsService(InsightService insight, IDbContextFactory<LearnSafeContext> contexts, AreaService area, RecordSearch search, ReleaseService texts, AccessLogService log)
{
    private const int Size = PageOf<EventListRow>.Size;

    /// <exception cref="Domain.Insight.InsightException">Why it cannot be answered.</exception>
    public async Task<FoundPage> PageAsync(CurrentPerson person, InsightView view, int page, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(view);
        var records = await insight.FindAsync(person, view.Asked, cancellation);
        var total = records.Matches.Total;
        var number = Math.Clamp(page, 1, new FoundPage([], [], 0, total, 1).Pages);
        List<Guid> ids = [.. records.Matches.Page((long)(number - 1) * Size, Size).Select(record => record.Id)];
        var isOwn = records.Granted.Sharpness == InsightSharpness.OwnRecords;
        var query = view.Asked.Words is { } words ? search.Read(words) : null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // Who is told without names is shown that first; what they may read beside it, of their own organisation, comes after.
        var across = isOwn ? [] : await area.OfAsync(person, ids, query);
        List<Guid> left = [.. ids.Where(id => !across.Any(row => row.Id == id))];
        var own = left.Count > 0 && EventAccess.SeesAll(person) ? await OwnAsync(context, person, left, isOwn ? query : null, cancellation) : [];
        await log.ListAsync(person, isOwn && records.Granted.Question.Organisations is { Count: 1 } only ? only.First() : null, InsightLinks.Records, view.WholeQuery() + (number > 1 ? FormattableString.Invariant($"&number={number}") : ""), (int)Math.Min(total, int.MaxValue));
        var elsewhere = left.Count == own.Count ? 0 : await context.Events.CountAsync(record => left.Contains(record.Id) && record.WithdrawnAt == null && record.OrganisationId != person.OrganisationId, cancellation);
        return new FoundPage(own, [.. across.Select(row => row.Row)], elsewhere, total, number);
    }

    private async Task<List<EventListRow>> OwnAsync(LearnSafeContext context, CurrentPerson person, List<Guid> ids, Domain.Search.SearchQuery? query, CancellationToken cancellation)
    {
        var found = await (
            from record in EventAccess.OfOrganisation(context, person).AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where ids.Contains(record.Id) && record.WithdrawnAt == null
            select new EventRecord { Event = record, Revision = revision }).ToDictionaryAsync(record => record.Event.Id, cancellation);
        return [.. ids.Where(found.ContainsKey).Select(id => EventList.Row(found[id]) with { Marks = query is null ? null : search.Marks([.. texts.Texts(found[id].Answers).Select(text => text.Text)], query) })];
    }
}
