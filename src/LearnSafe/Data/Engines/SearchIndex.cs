using System.Data.Common;
using LearnSafe.Domain.Search;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data.Engines;

/// <summary>Which text of a record is searched.</summary>
public enum SearchedText
{
    /// <summary>What was said, for those who may read the record.</summary>
    Record = 1,

    /// <summary>What was released to others.</summary>
    Released = 2,
}

/// <summary>What is done with what a search finds: each is found fastest in a way of its own.</summary>
public enum SearchUse
{
    /// <summary>Counted by itself. There may be too many, never too few.</summary>
    Bounded,

    /// <summary>Joined, and counted.</summary>
    Counted,

    /// <summary>Joined, in the order of the newest or in none.</summary>
    Listed,

    /// <summary>Joined, and it is worked out how well each fits.</summary>
    Weighed,
}

/// <summary>A record that a search found.</summary>
/// <param name="EntryId">Ascending as records came.</param>
/// <param name="Rank">Ascending from the best; 0 where nothing was weighed.</param>
public sealed record SearchHit(Guid EventId, long EntryId, double Rank);

/// <summary>
/// The words of records, where the engine finds them fast. Both engines are given words and stems that we made, so that both find
/// the same; only how well something fits each weighs in its own way.
/// </summary>
public abstract class SearchIndex
{
    /// <summary>The words of one text in the place of those that were there.</summary>
    public abstract Task PutAsync(DbConnection connection, DbTransaction transaction, SearchEntry entry);

    public abstract Task RemoveAsync(DbConnection connection, DbTransaction transaction, Guid eventId, SearchedText text);

    public abstract Task ClearAsync(DbConnection connection, DbTransaction transaction);

    /// <summary>What fits a query, to be joined with the records that somebody may see.</summary>
    /// <param name="organisation">Only of this organisation; of all of them where it is null.</param>
    public abstract IQueryable<SearchHit> Find(DbContext context, SearchQuery query, SearchedText text, Guid? organisation, SearchUse use);

    /// <summary>What to begin with where it is not known whether more fits than is weighed.</summary>
    public virtual SearchUse First(SearchQuery query) => SearchUse.Bounded;

    /// <summary>Makes what is asked within it as quick as the engine can.</summary>
    /// <returns>Ends it; null where there is nothing to end.</returns>
    public virtual Task<IAsyncDisposable?> BeginAsync(DbContext context, CancellationToken cancellation) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>The ids of all that fits, however much that is.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="organisation">Only of this organisation; of all of them where it is null.</param>
    public abstract Task<IReadOnlyList<Guid>> IdsAsync(DbConnection connection, SearchQuery query, SearchedText text, Guid? organisation, CancellationToken cancellation);

    /// <summary>A word that nobody types, for whose text it is.</summary>
    protected static string Place(SearchedText text, Guid? organisation) => organisation is { } one ? $"0{(int)text}o{one:n}" : $"0{(int)text}";

    protected static async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, string sql, params (string Name, object Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(values);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A text for the index.</summary>
public sealed record SearchEntry(Guid EventId, Guid OrganisationId, SearchedText Text, SearchDocument Document);
