using System.Data.Common;
using LearnSafe.Domain.Search;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data.Engines;

/// <summary>FTS5: one column of words, for beginnings of words and for whose text it is, and one of stems.</summary>
public sealed class SqliteSearch : SearchIndex
{
    private const string Ranked = """select entry.event_id as "EventId", entry.id as "EntryId", found.rank as "Rank" from search_words({0}) found join search_entries entry on entry.id = found.rowid""";

    private const string Unranked = """select entry.event_id as "EventId", entry.id as "EntryId", 0.0 as "Rank" from search_words({0}) found join search_entries entry on entry.id = found.rowid""";

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

    public override IQueryable<SearchHit> Find(DbContext context, SearchQuery query, SearchedText text, Guid? organisation, bool isRanked)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        return context.Database.SqlQueryRaw<SearchHit>(isRanked ? Ranked : Unranked, Match(query, Place(text, organisation)));
    }

    private static string Match(SearchQuery query, string place)
    {
        var wanted = query.Terms.Where(term => !term.IsExcluded).Select(Match).Prepend($"(words : \"{place}\")");
        return string.Concat(query.Terms.Where(term => term.IsExcluded).Select(Match).Aggregate(string.Join(" AND ", wanted), (all, not) => $"({all}) NOT {not}"));
    }

    private static string Match(SearchTerm term) => term.IsPrefix
        ? $"(words : \"{term.Words[0].Word}\" *)"
        : $"(stems : \"{string.Join(' ', term.Words.Select(word => word.Stem))}\")";
}
