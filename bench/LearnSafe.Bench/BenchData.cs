using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Platform;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LearnSafe.Bench;

/// <summary>Generated records in a database, on one engine after the other: SQLite first, then PostgreSQL where <c>LEARNSAFE_TEST_POSTGRESQL</c> names a server.</summary>
internal static class BenchData
{
    private const int Organisations = 2000;

    /// <param name="kept">A data folder of SQLite that is filled where it is not there yet, and stays for the next time, without PostgreSQL; null for ones that are made and taken away.</param>
    public static async Task OnEachEngineAsync(int records, string? kept, Func<string, WebApplication, Task> measure)
    {
        await InsightBench.TellLoadAsync("at the start");
        await OnSqliteAsync(records, kept, measure);
        if (kept is null) await OnPostgreSqlAsync(records, measure);
        await InsightBench.TellLoadAsync("at the end");
    }

    private static async Task OnSqliteAsync(int records, string? kept, Func<string, WebApplication, Task> measure)
    {
        var folder = kept ?? RunningProgram.NewFolder();
        if (kept is null || !Directory.Exists(kept)) await FillAsync("SQLite", folder, records);
        await WithProgramAsync("SQLite", folder, measure);
        if (kept is null) Directory.Delete(folder, recursive: true);
    }

    private static async Task OnPostgreSqlAsync(int records, Func<string, WebApplication, Task> measure)
    {
        if (Environment.GetEnvironmentVariable("LEARNSAFE_TEST_POSTGRESQL") is not { Length: > 0 } server)
        {
            Console.WriteLine("no PostgreSQL: set LEARNSAFE_TEST_POSTGRESQL");
            return;
        }

        var name = $"learnsafe_bench_{Guid.NewGuid():n}";
        await using var source = NpgsqlDataSource.Create(server);
        await source.CreateCommand($"create database {name}").ExecuteNonQueryAsync();
        try
        {
            Environment.SetEnvironmentVariable("LEARNSAFE__Database__Provider", "PostgreSql");
            Environment.SetEnvironmentVariable("LEARNSAFE__Database__ConnectionString", new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());
            var folder = RunningProgram.NewFolder();
            await FillAsync("PostgreSQL", folder, records);
            // As a server that runs for days has done by itself.
            await using (var filled = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString())) await filled.CreateCommand("vacuum analyze").ExecuteNonQueryAsync();
            await WithProgramAsync("PostgreSQL", folder, measure);
            Directory.Delete(folder, recursive: true);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await source.CreateCommand($"drop database {name} with (force)").ExecuteNonQueryAsync();
        }
    }

    private static async Task FillAsync(string engine, string folder, int records)
    {
        Console.WriteLine($"{engine}: {await RunningProgram.VerbAsync(folder, "generate", "--events", $"{records}", "--seed", "1", "--organisations", $"{Organisations}")}");
        await using var program = InsightBench.Build(folder);
        await using var connection = program.Services.GetRequiredService<DatabaseEngine>().CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        // Two of three were reviewed within some weeks, and of half of them something was told.
        var later = connection is NpgsqlConnection ? "recorded_at + ((extract(epoch from recorded_at)::bigint % 60) || ' days')::interval" : "datetime(recorded_at, '+' || (unixepoch(recorded_at) % 60) || ' days')";
        var number = connection is NpgsqlConnection ? "extract(epoch from recorded_at)::bigint" : "unixepoch(recorded_at)";
        command.CommandText = $"""
            insert into record_reviews (event_id, organisation_id, urgency, reviewed_at) select id, organisation_id, 0, {later} from patient_safety_events where {number} % 3 > 0 on conflict (event_id) do nothing;
            insert into event_progress (event_id, feedback_at) select id, {later} from patient_safety_events where {number} % 6 = 1;
            """;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The program with its storage up, and without its jobs: what is measured runs alone.</summary>
    private static async Task WithProgramAsync(string engine, string folder, Func<string, WebApplication, Task> measure)
    {
        await using var program = InsightBench.Build(folder);
        await program.Services.GetRequiredService<StorageStart>().StartingAsync(CancellationToken.None);
        await measure(engine, program);
    }
}
