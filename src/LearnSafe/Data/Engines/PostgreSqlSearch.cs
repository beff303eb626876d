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
    /// Until the transaction ends. A server as it comes reads every text through rather than those that the index names, as it takes disks for slow and does not count that the words stand beside
    /// their table; and where many are named it forgets which of a page, and looks at all of them. To make code of a statement, or to share it out, takes longer than to answer it.
    /// </summary>
    private const string Settings =
        "select set_config('random_page_cost', '1.1', true), set_config('enable_seqscan', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('enable_hashjoin', 'off', true), " +
        "set_config('work_mem', '32MB', true), set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)";

    // 1: a long text has more of everything.
    private const string Ranked = """select entry.event_id as "EventId", entry.id as "EntryId", -cast(ts_rank(entry.words, cast({1} as tsquery), 1) as double precision) as "Rank" from search_entries entry where entry.words @@ cast({0} as tsquery) and entry.text = {2}""";

    // Nothing of an entry is read but that the index names it.
    private const string Bounded = """select entry.event_id as "EventId", entry.id as "EntryId", cast(0 as double precision) as "Rank" from search_entries entry where entry.words @@ cast({0} as tsquery)""";

    private const string Listed = $"{Bounded} and entry.text = {{2}}";

    // Found by itself first: the engine else reads all entries in the order of what they are joined with.
    private const string Counted = $"""select found.* from (with named as materialized ({Listed}) select * from named) found""";

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

    public override IQueryable<SearchHit> Find(DbContext context, SearchQuery query, SearchedText text, Guid? organisation, SearchUse use)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        var ranked = string.Join(" & ", query.Terms.Where(term => !term.IsExcluded).Select(InOrder));
        var sql = use switch
        {
            SearchUse.Bounded => Bounded,
            SearchUse.Counted => Counted,
            SearchUse.Weighed => Ranked,
            _ => Listed,
        };
        return context.Database.SqlQueryRaw<SearchHit>(sql, Asked(query, text, organisation), ranked, (int)text);
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
        // In one value: to send each as a row takes longer than to find it.
        command.CommandText = $"{Settings}; select string_agg(uuid_send(entry.event_id), ''::bytea) from search_entries entry where entry.words @@ cast(@asked as tsquery) and entry.text = @text";
        command.Parameters.Add(new NpgsqlParameter("asked", Asked(query, text, organisation)));
        command.Parameters.Add(new NpgsqlParameter("text", (int)text));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        if (!await rows.ReadAsync(cancellation) || await rows.IsDBNullAsync(0, cancellation)) return [];
        var found = rows.GetFieldValue<byte[]>(0);
        var ids = new Guid[found.Length / 16];
        for (var at = 0; at < ids.Length; at++) ids[at] = new Guid(found.AsSpan(at * 16, 16), bigEndian: true);
        return ids;
    }

    /// <summary>Most of all entries are of what was said, so that each is looked at for whose text it is instead.</summary>
    private static string Asked(SearchQuery query, SearchedText text, Guid? organisation)
    {
        var terms = query.Terms.Select(Match);
        if (text == SearchedText.Released || organisation is not null) terms = terms.Prepend($"'{Place(text, organisation)}'");
        return string.Join(" & ", terms);
    }

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
