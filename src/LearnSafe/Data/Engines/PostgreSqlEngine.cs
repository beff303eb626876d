using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LearnSafe.Data.Engines;

/// <summary>For larger sites: many processes may share one database.</summary>
public sealed class PostgreSqlEngine(string connectionString) : DatabaseEngine
{
    /// <summary>Any number that nothing else on the database uses: "LearnSaf" in ASCII.</summary>
    private const long HistoryLock = 0x4C6561726E536166;

    public override string Name => "PostgreSql";

    public override SearchIndex Search { get; } = new PostgreSqlSearch();

    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);

    public override DbConnection CreateConnection() => new NpgsqlConnection(connectionString);

    /// <summary>A server told to acknowledge before writing would break what we promise, so we insist on this connection.</summary>
    public override async Task PrepareAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "set synchronous_commit = on";
        await command.ExecuteNonQueryAsync(cancellation);
        command.CommandText = "show fsync";
        if (await command.ExecuteScalarAsync(cancellation) is not "on")
            throw new InvalidOperationException("The PostgreSQL server runs with fsync off: a power cut would lose acknowledged records.");
    }

    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"select pg_advisory_xact_lock({HistoryLock})";
        await command.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    public override async Task<bool> HasTablesAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select to_regclass('patient_safety_events') is not null";
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    public override async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    public override RowReader ReadRows(DbConnection connection, string sql) => new PostgreSqlRowReader(connection, sql);

    public override async Task<IReadOnlyList<string>> PartsAsync(DbConnection connection, DbTransaction transaction, string table, string alias, int count, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, $"select pg_relation_size('{table}') / current_setting('block_size')::bigint");
        var pages = (long)(await command.ExecuteScalarAsync(cancellation))!;
        return [.. Enumerable.Range(0, count).Select(part => FormattableString.Invariant($"{alias}.ctid >= '({pages * part / count},0)'::tid{(part == count - 1 ? "" : $" and {alias}.ctid < '({pages * (part + 1) / count},0)'::tid")}"))];
    }

    public override async Task EmptyTablesAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<string> tables, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"truncate table {string.Join(", ", tables.Select(Quoted))}";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public override async Task<long> InsertRowsAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var inserted = 0L;
        var copy = $"copy {Quoted(table)} ({string.Join(", ", columns.Select(Quoted))}) from stdin (format binary)";
        await using (var import = await ((NpgsqlConnection)connection).BeginBinaryImportAsync(copy, cancellation))
        {
            // Of one answer from the server, which may check the keys of very many rows.
            import.Timeout = TimeSpan.FromHours(6);
            foreach (var row in rows)
            {
                await import.StartRowAsync(cancellation);
                foreach (var value in row)
                {
                    if (value is null) await import.WriteNullAsync(cancellation);
                    else await import.WriteAsync(value, cancellation);
                }

                inserted++;
            }

            await import.CompleteAsync(cancellation);
        }

        return inserted;
    }

    public override async Task ContinueNumbersAsync(DbConnection connection, DbTransaction transaction, string table, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"select column_name from information_schema.columns where table_schema = current_schema() and table_name = '{table}' and is_identity = 'YES'";
        if (await command.ExecuteScalarAsync(cancellation) is not string column) return;
        command.CommandText = $"select setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({Quoted(column)}), 1), max({Quoted(column)}) is not null) from {Quoted(table)}";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
