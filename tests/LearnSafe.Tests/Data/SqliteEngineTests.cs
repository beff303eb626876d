using System.Data.Common;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Data;

/// <summary>Killing a process cannot show whether a power cut would lose anything: so what SQLite promises is read back on every kind of connection.</summary>
public sealed class SqliteEngineTests
{
    [Fact]
    public async Task Connections_OfContextsWriterAndBackup_AllSynchroniseInFull()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await using var context = installation.NewContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var factory = await installation.Get<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await factory.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var engine = installation.Get<DatabaseEngine>();
        await using var plain = engine.CreateConnection();
        await plain.OpenAsync(TestContext.Current.CancellationToken);
        await engine.PrepareAsync(plain, TestContext.Current.CancellationToken);

        foreach (var connection in new[] { context.Database.GetDbConnection(), factory.Database.GetDbConnection(), plain }) Assert.Equal(("wal", 2L, 1L), await PragmasAsync(connection, null));
        Assert.Equal(("wal", 2L, 1L), await installation.Get<RecordWriter>().WriteAsync(transaction => PragmasAsync(transaction.Connection, transaction.Transaction), TestContext.Current.CancellationToken));
    }

    private static async Task<(string Journal, long Synchronous, long ForeignKeys)> PragmasAsync(DbConnection connection, DbTransaction? transaction)
    {
        async Task<object> ReadAsync(string pragma)
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, $"pragma {pragma}");
            return (await command.ExecuteScalarAsync())!;
        }

        return ((string)await ReadAsync("journal_mode"), (long)await ReadAsync("synchronous"), (long)await ReadAsync("foreign_keys"));
    }
}
