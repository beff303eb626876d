using System.Diagnostics;
using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Features.Insight;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Bench;

/// <summary>
/// The snapshot and SQL over the same rows: how fast the one is made of the other, and random questions asked of both, number for number the same. A number that differs stops it.
/// </summary>
internal static class OracleBench
{
    private const int Rebuilds = 3;
    private const int OneOfEmpty = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="arguments">How many records, how many questions, and a data folder to keep.</param>
    public static Task RunAsync(string[] arguments)
    {
        int Number(int place, int usual) => arguments.Length > place ? int.Parse(arguments[place], CultureInfo.InvariantCulture) : usual;
        var questions = Number(1, 200);
        return BenchData.OnEachEngineAsync(Number(0, 1_000_000), arguments.ElementAtOrDefault(2), async (engine, program) =>
        {
            await RebuildAsync(engine, program);
            await AskAsync(engine, program.Services, program.Services.GetRequiredService<InsightState>().Snapshot!, questions);
        });
    }

    public static async Task RebuildAsync(string engine, WebApplication program)
    {
        var (maker, state) = (program.Services.GetRequiredService<InsightMaker>(), program.Services.GetRequiredService<InsightState>());
        for (var turn = 0; turn < Rebuilds; turn++)
        {
            File.Delete(InsightFiles.PathIn(program.Services.GetRequiredService<DataFolder>()));
            maker.BeginAnew();
            state.Snapshot = null;
            var (watch, memory) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
            await maker.TurnAsync(CancellationToken.None);
            var took = watch.Elapsed.TotalSeconds;
            Console.WriteLine($"{engine}: a snapshot of {state.Snapshot!.Count:N0} records from the database in {took:0.00} s: {state.Snapshot.Count / took:N0} a second, its file written included; {(GC.GetTotalAllocatedBytes() - memory) / state.Snapshot.Count} bytes allocated a record");
        }
    }

    private static async Task AskAsync(string engine, IServiceProvider services, InsightSnapshot snapshot, int questions)
    {
        await using var connection = services.GetRequiredService<DatabaseEngine>().CreateConnection();
        await connection.OpenAsync();
        InsightSql.Prepare(connection);
        var sql = new InsightSql(connection, services.GetRequiredService<LfpseContent>());
        var random = new RandomQuestions(snapshot, 11);
        var times = new Dictionary<string, (List<double> Sql, List<double> Snapshot)>(StringComparer.Ordinal);
        var (asked, without, numbers, began) = (0, 0, 0L, Stopwatch.GetTimestamp());
        while (asked < questions && Stopwatch.GetElapsedTime(began) < Longest)
        {
            var question = random.Next();
            // That nothing matches is worth asking now and then, and no more.
            if (snapshot.Answer(question).Total == 0 && without++ % OneOfEmpty != 0) continue;
            asked++;
            var watch = Stopwatch.StartNew();
            var expected = await sql.AnswerAsync(question);
            var bySql = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var answer = snapshot.Answer(question);
            var bySnapshot = watch.Elapsed.TotalMilliseconds;
            numbers += Compare(question, expected, answer);
            foreach (var kind in new[] { KindOf(question), "all" })
            {
                if (!times.TryGetValue(kind, out var both)) times[kind] = both = ([], []);
                both.Sql.Add(bySql);
                both.Snapshot.Add(bySnapshot);
            }
        }

        Console.WriteLine($"{engine}: {asked} random questions at {snapshot.Count:N0} records, {numbers:N0} numbers, all the same in SQL and in the snapshot");
        foreach (var (kind, (bySql, bySnapshot)) in times.OrderBy(one => one.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {kind,-24} {bySql.Count,4}   SQL {InsightBench.Told(bySql)}   snapshot {InsightBench.Told(bySnapshot)}");
    }

    private static string KindOf(InsightQuestion question) => (question.Span is null ? "count" : "days") + question.Groupings.Count switch { 0 => "", 1 => " by one", _ => " by two" };

    /// <returns>How many numbers were held against each other.</returns>
    private static long Compare(InsightQuestion question, (long Total, Dictionary<(string First, string Second), List<double>> Cells) expected, InsightAnswer answer)
    {
        void Same(double bySql, double bySnapshot, string what)
        {
            if (Math.Abs(bySql - bySnapshot) > 1e-6) throw new InvalidOperationException($"{what}: SQL has {bySql}, the snapshot {bySnapshot}.");
        }

        Same(expected.Total, answer.Total, "total");
        var compared = 1L;
        foreach (var cell in (question.Groupings.Count == 0 ? [answer.Measured] : answer.Cells).Where(cell => cell.Count > 0))
        {
            var key = (KeyOf(answer, 0, cell.First), KeyOf(answer, 1, cell.Second));
            if (!expected.Cells.Remove(key, out var values)) throw new InvalidOperationException($"SQL has nothing at {key}.");
            Same(question.Span is null ? values[0] : values.Count, cell.Count, $"{key}");
            if (question.Span is { } span) Same(Percentile(values, span.Percentile), cell.Days!.Value, $"days at {key}");
            compared += question.Span is null ? 1 : 2;
        }

        if (expected.Cells.FirstOrDefault(left => left.Value is not [0]) is { Value: not null } left) throw new InvalidOperationException($"The snapshot has nothing at {left.Key}.");
        return compared;
    }

    private static string KeyOf(InsightAnswer answer, int axis, int place) => axis < answer.Axes.Count ? answer.Axes[axis].Keys[place] : "";

    private static double Percentile(List<double> values, double percentile)
    {
        values.Sort();
        var place = (values.Count - 1) * percentile / 100;
        var below = (int)Math.Floor(place);
        return below + 1 < values.Count ? values[below] + ((place - below) * (values[below + 1] - values[below])) : values[below];
    }
}
