using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Search;
using LearnSafe.Features.Events;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Search;

/// <summary>One page of what a search found.</summary>
/// <param name="Ids">In the order in which they are shown.</param>
/// <param name="Count">How many there are; no more than <see cref="RecordSearch.MostRanked"/> are counted.</param>
/// <param name="IsMore">Whether there are more than were counted: then the newest are first, and not the best.</param>
/// <param name="Note">What somebody should know who takes this for all there is; null where it is all.</param>
public sealed record FoundRecords(IReadOnlyList<Guid> Ids, int Count, int Number, bool IsMore, string? Note);

/// <summary>Finds records by the words of their text, among those that somebody may see.</summary>
public sealed class RecordSearch(DatabaseEngine engine, SearchIndexer indexer, Spellings spellings)
{
    /// <summary>How well each fits is worked out for so many and no more.</summary>
    public const int MostRanked = 10_000;

    public SearchQuery Read(string? typed) => SearchQuery.Read(typed, spellings);

    /// <summary>Brings the index up to all that was recorded, however much that is: for commands, beside which no job does so.</summary>
    public Task CatchUpAsync(CancellationToken cancellation) => indexer.CatchUpAsync(cancellation);

    /// <summary>The part of a text that was asked for.</summary>
    public IReadOnlyList<MarkedText> Marks(IReadOnlyList<string> texts, SearchQuery query)
    {
        var text = texts.FirstOrDefault(text => SearchMarks.Places(text, query, spellings).Count > 0) ?? (texts.Count > 0 ? texts[0] : "");
        return SearchMarks.Around(text, query, spellings);
    }

    /// <summary>The records of those given that fit, in no order.</summary>
    /// <param name="organisation">Where all of them are of one organisation, that one: the engine then looks at no others.</param>
    /// <exception cref="TimeoutException">Records are still being made ready to be searched: it would look like all of them.</exception>
    public async Task<IQueryable<PatientSafetyEvent>> FitAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> records, SearchQuery query, SearchedText text, Guid? organisation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.IsEmpty) return records.Where(record => false);
        await CatchUpOrFailAsync();
        var hits = engine.Search.Find(context, query, text, organisation, isRanked: false);
        return from record in records join hit in hits on record.Id equals hit.EventId select record;
    }

    /// <summary>Every record that fits, whoever may see it: for counting, which knows by itself what it may count.</summary>
    /// <exception cref="TimeoutException">Records are still being made ready to be searched: they would not be counted.</exception>
    public async Task<IReadOnlyList<Guid>> IdsAsync(LearnSafeContext context, SearchQuery query, SearchedText text, Guid? organisation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.IsEmpty) return [];
        await CatchUpOrFailAsync();
        ArgumentNullException.ThrowIfNull(context);
        await context.Database.OpenConnectionAsync(cancellation);
        return await engine.Search.IdsAsync(context.Database.GetDbConnection(), query, text, organisation, cancellation);
    }

    /// <summary>The best first; where there are too many to weigh, the newest.</summary>
    public async Task<FoundRecords> PageAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> records, SearchQuery query, SearchedText text, Guid? organisation, int page)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.IsEmpty) return new FoundRecords([], 0, 1, IsMore: false, SearchWording.NothingAsked);
        var note = await indexer.CatchUpBeforeSearchAsync() ? null : SearchWording.Behind;
        await using var quick = await engine.Search.BeginAsync(context, CancellationToken.None);
        IQueryable<SearchHit> Found(bool isRanked) => from hit in engine.Search.Find(context, query, text, organisation, isRanked) join record in records on hit.EventId equals record.Id select hit;
        int? known = null;
        // Where words follow each other, finding takes longer than weighing: it is done but once.
        if (query.Terms.Any(term => term is { IsExcluded: false, Words.Count: > 1 }))
        {
            var all = await Found(isRanked: true).Take(MostRanked + 1).ToListAsync();
            if (all.Count <= MostRanked)
            {
                var shown = Number(page, all.Count);
                return new FoundRecords([.. all.OrderBy(hit => hit.Rank).ThenByDescending(hit => hit.EntryId).Skip((shown - 1) * PageOf<Guid>.Size).Take(PageOf<Guid>.Size).Select(hit => hit.EventId)], all.Count, shown, IsMore: false, note);
            }

            known = all.Count;
        }

        var count = known ?? await Found(isRanked: false).Take(MostRanked + 1).CountAsync();
        var isMore = count > MostRanked;
        count = Math.Min(count, MostRanked);
        var number = Number(page, count);
        var ordered = isMore ? Found(isRanked: false).OrderByDescending(hit => hit.EntryId) : Found(isRanked: true).OrderBy(hit => hit.Rank).ThenByDescending(hit => hit.EntryId);
        var ids = await ordered.Select(hit => hit.EventId).Skip((number - 1) * PageOf<Guid>.Size).Take(PageOf<Guid>.Size).ToListAsync();
        return new FoundRecords(ids, count, number, isMore, note);
    }

    private async Task CatchUpOrFailAsync()
    {
        if (!await indexer.CatchUpBeforeSearchAsync()) throw new TimeoutException(SearchWording.Behind);
    }

    private static int Number(int page, int count) => Math.Clamp(page, 1, new PageOf<Guid>([], count, 1).Pages);
}
