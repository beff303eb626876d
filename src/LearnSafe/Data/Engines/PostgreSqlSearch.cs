using System.Data.Common;
using System.Globalization;
using System.Text;
using LearnSafe.Domain.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearnSafe.Data.Engines;

/// <summary>
/// A tsvector in which a w stands before words, for beginnings of words, an s before stems, and a p before two stems that follow each other: whether two words do, the engine
/// else looks up in the text of every entry that has both.
/// </summary>
public sealed class PostgreSqlSearch : SearchIndex
{
    /// <summary>The engine keeps no more places of one word.</summary>
    private const int MostPlaces = 250;

    /// <summary>
    /// Until the transaction ends. A server as it comes takes disks for slow, and so reads every text through rather than those that the index names; and it forgets which of a page they were
    /// where many are, and looks at all of them. To make code of a statement takes longer than to answer it.
    /// </summary>
    private const string Settings = "select set_config('random_page_cost', '1.1', true), set_config('work_mem', '32MB', true), set_config('jit', 'off', true)";

    // 1: a long text has more of everything.
    private const string Ranked = """select entry.event_id as "EventId", entry.id as "EntryId", -cast(ts_rank(entry.words, cast({1} as tsquery), 1) as double precision) as "Rank" from search_entries entry where entry.words @@ cast({0} as tsquery)""";

    private const string Unranked = """select entry.event_id as "EventId", entry.id as "EntryId", cast(0 as double precision) as "Rank" from search_entries entry where entry.words @@ cast({0} as tsquery)""";

    public override Task PutAsync(DbConnection connection, DbTransaction transaction, SearchEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return ExecuteAsync(
            connection, transaction,
            "insert into search_entries (event_id, text, words) values (@event, @text, cast(@words as tsvector)) on conflict (event_id, text) do update set words = excluded.words",
            ("@event", entry.EventId), ("@text", (int)entry.Text), ("@words", Vector(entry)));
    }

    public override Task RemoveAsync(DbConnection connection, DbTransaction transaction, Guid eventId, SearchedText text) =>
        ExecuteAsync(connection, transaction, "delete from search_entries where event_id = @event and text = @text", ("@event", eventId), ("@text", (int)text));

    public override Task ClearAsync(DbConnection connection, DbTransaction transaction) => ExecuteAsync(connection, transaction, "delete from search_entries");

    public override IQueryable<SearchHit> Find(DbContext context, SearchQuery query, SearchedText text, Guid? organisation, bool isRanked)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        var ranked = string.Join(" & ", query.Terms.Where(term => !term.IsExcluded).Select(InOrder));
        return context.Database.SqlQueryRaw<SearchHit>(isRanked ? Ranked : Unranked, Asked(query, text, organisation), ranked);
    }

    public override async Task<IAsyncDisposable?> BeginAsync(DbContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.Database.ExecuteSqlRawAsync(Settings, cancellation);
        return transaction;
    }

    public override async Task<IReadOnlyList<Guid>> IdsAsync(DbConnection connection, SearchQuery query, SearchedText text, Guid? organisation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(query);
        await using var command = connection.CreateCommand();
        command.CommandText = $"{Settings}; select entry.event_id from search_entries entry where entry.words @@ cast(@asked as tsquery)";
        command.Parameters.Add(new NpgsqlParameter("asked", Asked(query, text, organisation)));
        var ids = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) ids.Add(rows.GetGuid(0));
        return ids;
    }

    private static string Asked(SearchQuery query, SearchedText text, Guid? organisation) => $"'{Place(text, organisation)}' & {string.Join(" & ", query.Terms.Select(Match))}";

    private static string Match(SearchTerm term)
    {
        var pairs = string.Join(" & ", term.Words.Zip(term.Words.Skip(1), (word, next) => $"'{Pair(word.Stem, next.Stem)}'"));
        var match = term.Words.Count switch
        {
            1 => InOrder(term),
            2 => pairs,
            _ => $"({pairs} & {InOrder(term)})",
        };
        return term.IsExcluded ? $"!{match}" : match;
    }

    private static string InOrder(SearchTerm term) =>
        term.IsPrefix ? $"'w{term.Words[0].Word}':*" : $"({string.Join(" <-> ", term.Words.Select(word => $"'s{word.Stem}'"))})";

    private static string Pair(string stem, string next) => $"p{stem} {next}";

    private static string Vector(SearchEntry entry)
    {
        Dictionary<string, List<int>> places = new(StringComparer.Ordinal);
        HashSet<string> pairs = new(StringComparer.Ordinal);
        string? before = null;
        for (var at = 0; at < entry.Document.Words.Count; at++)
        {
            if (entry.Document.Words[at].Word is var word && word == SearchDocument.Break)
            {
                before = null;
                continue;
            }

            var stem = entry.Document.Words[at].Stem;
            Put("w" + word, at);
            Put("s" + stem, at);
            if (before is not null) pairs.Add(Pair(before, stem));
            before = stem;
        }

        StringBuilder vector = new();
        foreach (var (lexeme, known) in places) vector.Append(CultureInfo.InvariantCulture, $"'{lexeme}':{string.Join(',', known)} ");
        foreach (var pair in pairs) vector.Append(CultureInfo.InvariantCulture, $"'{pair}' ");
        return vector.Append(CultureInfo.InvariantCulture, $"'{Place(entry.Text, null)}' '{Place(entry.Text, entry.OrganisationId)}'").ToString();

        void Put(string lexeme, int at)
        {
            if (!places.TryGetValue(lexeme, out var known)) places[lexeme] = known = [];
            if (known.Count < MostPlaces) known.Add(at + 1);
        }
    }
}
