using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LearnSafe.Data.Engines;

/// <summary>The embedded database: write-ahead log with full synchronisation, so that what was acknowledged survives a power cut.</summary>
public sealed class SqliteEngine : DatabaseEngine
{
    private readonly string connectionString;

    public SqliteEngine(string connectionString) => this.connectionString = new SqliteConnectionStringBuilder(connectionString)
    {
        // Shared cache turns short waits into immediate "table is locked" failures.
        Cache = SqliteCacheMode.Private,
        ForeignKeys = true,
        DefaultTimeout = 60,
        Pooling = true,
    }.ToString();

    public override string Name => "Sqlite";

    public override SearchIndex Search { get; } = new SqliteSearch();

    public string ConnectionString => connectionString;

    public override void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(connectionString).AddInterceptors(new PragmaInterceptor());

    public override DbConnection CreateConnection() => new SqliteConnection(connectionString);

    public override Task PrepareAsync(DbConnection connection, CancellationToken cancellation)
    {
        SetAndAssert(connection);
        return Task.CompletedTask;
    }

    // Immediate: a second writer, the command line for instance, waits here instead of failing at its first write.
    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    public override async Task<bool> HasTablesAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where type = 'table' and name = 'patient_safety_events'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    // Deferred: the first read fixes the moment, and no writer waits for it.
    public override Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true));

    public override RowReader ReadRows(DbConnection connection, string sql) => new SqliteRowReader(connection, sql);

    public override async Task<IReadOnlyList<string>> PartsAsync(DbConnection connection, DbTransaction transaction, string table, string alias, int count, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, $"select coalesce(max(rowid), 0) from \"{table}\"");
        var last = (long)(await command.ExecuteScalarAsync(cancellation))!;
        return [.. Enumerable.Range(0, count).Select(part => FormattableString.Invariant($"{alias}.rowid > {last * part / count}{(part == count - 1 ? "" : $" and {alias}.rowid <= {last * (part + 1) / count}")}"))];
    }

    public override async Task EmptyTablesAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<string> tables, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "pragma defer_foreign_keys = on; " + string.Concat(tables.Select(table => $"delete from \"{table}\"; "));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public override async Task<long> InsertRowsAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // Checked at the commit: a row may come before the one it refers to.
        command.CommandText = "pragma defer_foreign_keys = on";
        await command.ExecuteNonQueryAsync(cancellation);
        command.CommandText = $"insert into \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) values ({string.Join(", ", columns.Select((_, index) => $"@{index}"))})";
        for (var index = 0; index < columns.Count; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{index}";
            command.Parameters.Add(parameter);
        }

        var inserted = 0L;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var index = 0; index < row.Length; index++) command.Parameters[index].Value = row[index] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellation);
            inserted++;
        }

        return inserted;
    }

    // SQLite counts on from the largest number by itself.
    public override Task ContinueNumbersAsync(DbConnection connection, DbTransaction transaction, string table, CancellationToken cancellation) => Task.CompletedTask;

    internal static void SetAndAssert(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma synchronous; pragma foreign_keys";
        using var reader = command.ExecuteReader();
        string Next()
        {
            if (!reader.Read()) throw new InvalidOperationException("SQLite did not answer a pragma.");
            var value = reader.GetString(0);
            reader.NextResult();
            return value;
        }

        var (journal, synchronous, foreignKeys) = (Next(), Next(), Next());
        // A database in memory has no journal to write ahead; only tests use one.
        if (journal is not ("wal" or "memory") || synchronous != "2" || foreignKeys != "1")
            throw new InvalidOperationException($"SQLite must run with journal_mode wal, synchronous full and foreign keys, and runs with {journal}, {synchronous}, {foreignKeys}.");
    }

    private sealed class PragmaInterceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetAndAssert(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            SetAndAssert(connection);
            return Task.CompletedTask;
        }
    }
}
