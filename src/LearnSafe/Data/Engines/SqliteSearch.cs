using System.Data.Common;
using LearnSafe.Domain.Search;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data.Engines;

/// <summary>FTS5: one column of words, for beginnings of words and for whose text it is, and one of stems.</summary>
public sealed class SqliteSearch : SearchIndex
{
    private const string Ranked = """select entry.event_id as "EventId", entry.id as "EntryId", found.rank as "Rank" from search_words({0}) found join search_entries entry on entry.id = found.rowid where entry.text = {1}""";

    // The number of the row in the index itself: by that the engine walks from the newest and stops after a page.
    private const string Unranked = """select entry.event_id as "EventId", found.rowid as "EntryId", 0.0 as "Rank" from search_words({0}) found join search_entries entry on entry.id = found.rowid where entry.text = {1}""";

    public override async Task PutAsync(DbConnection connection, DbTransaction transaction, SearchEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var words = string.Join(' ', entry.Document.Words.Select(word => word.Word).Append(SearchDocument.Break).Append(Place(entry.Text, null)).Append(Place(entry.Text, entry.OrganisationId)));
        var stems = string.Join(' ', entry.Document.Words.Select(word => word.Stem));
        await ExecuteAsync(
            connection, transaction,
            """
            insert into search_entries (event_id, text) values (@event, @text) on conflict (event_id, text) do nothing;
            delete from search_words where rowid = (select id from search_entries where event_id = @event and text = @text);
            insert into search_words (rowid, words, stems) select id, @words, @stems from search_entries where event_id = @event and text = @text;
            """,
            ("@event", entry.EventId), ("@text", (int)entry.Text), ("@words", words), ("@stems", stems));
    }

    public override Task RemoveAsync(DbConnection connection, DbTransaction transaction, Guid eventId, SearchedText text) => ExecuteAsync(
        connection, transaction,
        """
        delete from search_words where rowid = (select id from search_entries where event_id = @event and text = @text);
        delete from search_entries where event_id = @event and text = @text;
        """,
        ("@event", eventId), ("@text", (int)text));

    public override Task ClearAsync(DbConnection connection, DbTransaction transaction) =>
        ExecuteAsync(connection, transaction, "delete from search_words; delete from search_entries;");

    /// <summary>Where words follow each other, each place of them is looked at, and of the beginning of a word all its words are put together before the first is given: that is done as seldom as can be.</summary>
    public override SearchUse First(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Terms.Any(term => term is { IsExcluded: false, Words.Count: > 1 })) return SearchUse.Weighed;
        return query.Terms.Any(term => term.IsPrefix) ? SearchUse.Counted : SearchUse.Bounded;
    }

    public override IQueryable<SearchHit> Find(DbContext context, SearchQuery query, SearchedText text, Guid? organisation, SearchUse use)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        return context.Database.SqlQueryRaw<SearchHit>(use == SearchUse.Weighed ? Ranked : Unranked, Match(query, text, organisation), (int)text);
    }

    public override Task<IReadOnlyList<Guid>> IdsAsync(DbConnection connection, SearchQuery query, SearchedText text, Guid? organisation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var rows = new SqliteRowReader(connection, "select entry.event_id from search_words(?1) found join search_entries entry on entry.id = found.rowid where entry.text = ?2", Match(query, text, organisation), (int)text);
        var ids = new List<Guid>();
        while (rows.Read())
        {
            if ((ids.Count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            ids.Add(rows.Id(0));
        }

        return Task.FromResult<IReadOnlyList<Guid>>(ids);
    }

    /// <summary>
    /// What nearly every entry has, FTS5 walks through whole to weigh and to join: of what was said anywhere, which is most of all entries, each is looked at for whose text it is instead.
    /// </summary>
    private static string Match(SearchQuery query, SearchedText text, Guid? organisation)
    {
        IEnumerable<string> wanted = [.. query.Terms.Where(term => !term.IsExcluded).Select(Match)];
        if (text == SearchedText.Released || organisation is not null || !wanted.Any()) wanted = wanted.Prepend($"(words : \"{Place(text, organisation)}\")");
        return string.Concat(query.Terms.Where(term => term.IsExcluded).Select(Match).Aggregate(string.Join(" AND ", wanted), (all, not) => $"({all}) NOT {not}"));
    }

    private static string Match(SearchTerm term) => term.IsPrefix
        ? $"(words : \"{term.Words[0].Word}\" *)"
        : $"(stems : \"{string.Join(' ', term.Words.Select(word => word.Stem))}\")";
}
