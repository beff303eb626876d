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
}
