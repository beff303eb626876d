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
        var hits = engine.Search.Find(context, query, text, organisation, SearchUse.Listed);
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
        // What has the words is never less than what of it somebody may see: where that is few, it is read once, and weighed as it is read.
        var isFew = engine.Search.First(query) switch
        {
            SearchUse.Weighed => true,
            SearchUse.Bounded when await Within(Found(SearchUse.Bounded)).CountAsync() <= MostRanked => true,
            _ => await Within(Joined(SearchUse.Counted)).CountAsync() <= MostRanked,
        };
        var weighed = isFew ? await Within(Joined(SearchUse.Weighed)).ToListAsync() : null;
        if (weighed is { Count: <= MostRanked })
        {
            var best = Number(page, weighed.Count);
            return new FoundRecords([.. weighed.OrderBy(hit => hit.Rank).ThenByDescending(hit => hit.EntryId).Skip((best - 1) * PageOf<Guid>.Size).Take(PageOf<Guid>.Size).Select(hit => hit.EventId)], weighed.Count, best, IsMore: false, note);
        }

        var number = Number(page, MostRanked);
        var newest = await Joined(SearchUse.Listed).OrderByDescending(hit => hit.EntryId).Select(hit => hit.EventId).Skip((number - 1) * PageOf<Guid>.Size).Take(PageOf<Guid>.Size).ToListAsync();
        return new FoundRecords(newest, MostRanked, number, IsMore: true, note);

        IQueryable<SearchHit> Found(SearchUse use) => engine.Search.Find(context, query, text, organisation, use);
        IQueryable<SearchHit> Joined(SearchUse use) => from hit in Found(use) join record in records on hit.EventId equals record.Id select hit;
        static IQueryable<SearchHit> Within(IQueryable<SearchHit> hits) => hits.Take(MostRanked + 1);
    }

    private async Task CatchUpOrFailAsync()
    {
        if (!await indexer.CatchUpBeforeSearchAsync()) throw new TimeoutException(SearchWording.Behind);
    }

    private static int Number(int page, int count) => Math.Clamp(page, 1, new PageOf<Guid>([], count, 1).Pages);
}
