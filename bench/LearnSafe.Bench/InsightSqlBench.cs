using System.Diagnostics;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Features.Insight;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LearnSafe.Bench;

/// <summary>The same kind of questions in SQL over the stored rows, on both engines, and how fast a snapshot is made of them. Totals must be the same.</summary>
internal static class InsightSqlBench
{
    private const int Questions = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public static async Task RunAsync(int records)
    {
        await MeasureAsync("SQLite", records);
        if (Environment.GetEnvironmentVariable("LEARNSAFE_TEST_POSTGRESQL") is not { Length: > 0 } server)
        {
            Console.WriteLine("no PostgreSQL: set LEARNSAFE_TEST_POSTGRESQL");
            return;
        }

        var name = $"learnsafe_bench_{Guid.NewGuid():n}";
        await using var source = NpgsqlDataSource.Create(server);
        await source.CreateCommand($"create database {name}").ExecuteNonQueryAsync();
        Environment.SetEnvironmentVariable("LEARNSAFE__Database__Provider", "PostgreSql");
        Environment.SetEnvironmentVariable("LEARNSAFE__Database__ConnectionString", new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());
        await MeasureAsync("PostgreSQL", records);
        NpgsqlConnection.ClearAllPools();
        await source.CreateCommand($"drop database {name} with (force)").ExecuteNonQueryAsync();
    }

    private static async Task MeasureAsync(string engine, int records)
    {
        var folder = RunningProgram.NewFolder();
        Console.WriteLine($"{engine}: {await RunningProgram.VerbAsync(folder, "generate", "--events", $"{records}", "--seed", "1", "--organisations", "2000")}");
        await using (var program = InsightBench.Build(folder))
        {
            program.Urls.Add("http://127.0.0.1:0");
            var watch = Stopwatch.StartNew();
            await program.StartAsync();
            var state = program.Services.GetRequiredService<InsightState>();
            while (state.Snapshot is null) await Task.Delay(10);
            Console.WriteLine($"{engine}: a snapshot of {state.Snapshot.Count:N0} records from the database in {watch.Elapsed.TotalSeconds:0.0} s: {state.Snapshot.Count / watch.Elapsed.TotalSeconds:N0} a second, the start of the program included");
            await AskAsync(engine, program.Services, state.Snapshot);
            await program.StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task AskAsync(string engine, IServiceProvider services, InsightSnapshot snapshot)
    {
        await using var connection = services.GetRequiredService<DatabaseEngine>().CreateConnection();
        await connection.OpenAsync();
        InsightSql.Prepare(connection);
        var sql = new InsightSql(connection, services.GetRequiredService<LfpseContent>());
        var questions = new RandomQuestions(snapshot, 11, InsightAsking.IsAsked);
        var (times, bare, began) = (new List<double>(), new List<double>(), Stopwatch.GetTimestamp());
        for (var number = 0; number < Questions && Stopwatch.GetElapsedTime(began) < Longest; number++)
        {
            var question = questions.Next(wholeMonths: true);
            var watch = Stopwatch.StartNew();
            var expected = await sql.AnswerAsync(question);
            times.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            var answer = snapshot.Answer(question);
            bare.Add(watch.Elapsed.TotalMilliseconds);
            if (expected.Total != answer.Total) throw new InvalidOperationException($"SQL counts {expected.Total}, the snapshot {answer.Total}.");
        }

        Console.WriteLine($"{engine}: {times.Count} of the questions at {snapshot.Count:N0} records in SQL: {InsightBench.Told(times)}");
        Console.WriteLine($"{engine}: the same from the snapshot: {InsightBench.Told(bare)}, and the same totals");
    }
}
