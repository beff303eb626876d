using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data.Engines;

/// <summary>All that differs between the databases we run on.</summary>
public abstract class DatabaseEngine
{
    public abstract string Name { get; }

    public abstract SearchIndex Search { get; }

    /// <summary>Sets up the context for this engine.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>A connection for the record writer; opened by the caller, prepared by <see cref="PrepareAsync"/>.</summary>
    public abstract DbConnection CreateConnection();

    /// <summary>Runs on each connection that the writer opens.</summary>
    public abstract Task PrepareAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Begins a transaction in which nobody else can append to the history, in this process or another.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Whether the database, as an address, already exists and holds tables.</summary>
    public abstract Task<bool> HasTablesAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Begins a transaction that sees one moment of the database, however long it reads and whoever writes meanwhile.</summary>
    public abstract Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Reads very many rows, in the moment of the transaction that the connection is in. Blocks while the engine works: for a thread of its own.</summary>
    /// <param name="sql">Without parameters.</param>
    public abstract RowReader ReadRows(DbConnection connection, string sql);

    /// <summary>Conditions that part a table into pieces of about the same size, to be read side by side; each row fits one of them, and one that comes later fits the last.</summary>
    /// <param name="alias">What the statement calls the table.</param>
    public abstract Task<IReadOnlyList<string>> PartsAsync(DbConnection connection, DbTransaction transaction, string table, string alias, int count, CancellationToken cancellation);

    /// <summary>Takes every row away, in the order given: children before parents.</summary>
    public abstract Task EmptyTablesAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<string> tables, CancellationToken cancellation);

    /// <summary>Inserts rows as fast as the engine can, their values in the order of the columns. Rows of one table may refer to each other in any order.</summary>
    public abstract Task<long> InsertRowsAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellation);

    /// <summary>After rows were inserted that bring their numbers along: numbers that the engine gives itself must go on behind them.</summary>
    public abstract Task ContinueNumbersAsync(DbConnection connection, DbTransaction transaction, string table, CancellationToken cancellation);

    /// <exception cref="SettingsException">The settings name no engine we know, or lack what it needs.</exception>
    public static DatabaseEngine From(IConfiguration configuration, DataFolder folder)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var connection = configuration["Database:ConnectionString"];
        return provider.ToUpperInvariant() switch
        {
            "SQLITE" => new SqliteEngine(connection ?? $"Data Source={folder.Database}"),
            "POSTGRESQL" => new PostgreSqlEngine(connection ?? throw new SettingsException("Database:Provider is PostgreSql, so Database:ConnectionString must say where it is.")),
            _ => throw new SettingsException($"Database:Provider is '{provider}'. It must be Sqlite or PostgreSql."),
        };
    }
}

/// <summary>A setting that is wrong or missing; the message is for whoever installs LearnSafe.</summary>
public sealed class SettingsException(string message) : Exception(message);
