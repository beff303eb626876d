using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace LearnSafe.Bench;

/// <summary>Records that a program sends over HTTP, acknowledged and on disk, with 1, 4 and 32 connections; and the same rows written by a bare loop.</summary>
internal static class SubmissionsBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);

    public static async Task RunAsync()
    {
        foreach (var connections in (int[])[1, 4, 32])
        {
            var folder = RunningProgram.NewFolder();
            var key = await RunningProgram.VerbAsync(folder, "api-key", "add", "--organisation", "Y99001");
            await using (var program = await RunningProgram.StartAsync(folder))
            {
                await LoadAsync(program.Port, key, connections, WarmUp);
                var before = program.ProcessorTime;
                var times = await LoadAsync(program.Port, key, connections, Measured);
                var each = (program.ProcessorTime - before).TotalMicroseconds / times.Count;
                var rate = times.Count / Measured.TotalSeconds;
                Console.WriteLine($"{connections,3} connections: {rate,6:0} a second; median {At(times, 0.5):0.0} ms, p95 {At(times, 0.95):0.0} ms, p99 {At(times, 0.99):0.0} ms; {each:0} µs of processor each; {program.Memory} MB");
                await program.StopAsync();
                var (rows, batches, bare) = await BareLoop.RunAsync(folder);
                Console.WriteLine($"    bare loop, same rows in the same {batches} batches (mean {(double)rows / batches:0.0}): {bare:0} a second; ratio {rate / bare:0.00}");
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static double At(List<double> sorted, double part) => sorted[(int)((sorted.Count - 1) * part)];

    /// <summary>Milliseconds of every acknowledged request, sorted.</summary>
    private static async Task<List<double>> LoadAsync(int port, string key, int connections, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
        {
            using var client = new LeanClient(port);
            var times = new List<double>();
            for (var turn = 0; Stopwatch.GetTimestamp() < until; turn++)
            {
                var request = Payload.Request(key, number, turn);
                var from = Stopwatch.GetTimestamp();
                var status = await client.SendAsync(request);
                if (status != 201) throw new InvalidOperationException($"A record was answered with {status}.");
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }

            return times;
        })));
        return [.. all.SelectMany(times => times).Order()];
    }
}

/// <summary>The same rows once more, without HTTP, checks, answers or waiting: what the disk and the engine allow.</summary>
internal static class BareLoop
{
    private static readonly string[] Tables = ["patient_safety_events", "event_revisions", "history_entries"];

    public static async Task<(int Rows, int Batches, double Rate)> RunAsync(string folder)
    {
        var from = $"Data Source={Path.Combine(folder, "learnsafe.db")};Pooling=false";
        var target = Path.Combine(folder, "bare.db");
        List<object[]>[] rows;
        List<int> batches;
        await using (var source = new SqliteConnection(from))
        {
            await source.OpenAsync();
            rows = [.. Tables.Select(table => Read(source, $"select * from {table} where sequence > 1 order by sequence"))];
            // Whatever shared a commit carries the same time.
            batches = [.. Read(source, "select count(*) from history_entries where sequence > 1 group by at order by at").Select(row => Convert.ToInt32(row[0], System.Globalization.CultureInfo.InvariantCulture))];
            Run(source, $"vacuum into '{target}'");
        }

        await using var connection = new SqliteConnection($"Data Source={target};Pooling=false;Foreign Keys=true");
        await connection.OpenAsync();
        Run(connection, "pragma journal_mode = wal; pragma synchronous = full; delete from event_revisions; delete from patient_safety_events; delete from history_entries; vacuum");
        var commands = Tables.Select((table, index) => Insert(connection, table, rows[index][0].Length)).ToArray();
        var watch = Stopwatch.StartNew();
        var next = 0;
        foreach (var size in batches)
        {
            using var transaction = connection.BeginTransaction();
            for (var end = next + size; next < end; next++)
            {
                for (var table = 0; table < Tables.Length; table++)
                {
                    commands[table].Transaction = transaction;
                    for (var column = 0; column < rows[table][next].Length; column++) commands[table].Parameters[column].Value = rows[table][next][column];
                    commands[table].ExecuteNonQuery();
                }
            }

            transaction.Commit();
        }

        return (next, batches.Count, next / watch.Elapsed.TotalSeconds);
    }

    private static List<object[]> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"insert into {table} values ({string.Join(", ", Enumerable.Range(0, columns).Select(column => $"@p{column}"))})";
        for (var column = 0; column < columns; column++) command.Parameters.Add(new SqliteParameter($"@p{column}", DBNull.Value));
        command.Prepare();
        return command;
    }
}

/// <summary>A typical low-harm medication incident of about 3 kB.</summary>
internal static class Payload
{
    private const string Base = "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/";

    public static byte[] Request(string key, int connection, int turn)
    {
        var body = Body($"The repeat template still carried the old dose after the discharge letter was filed. The pharmacist noticed at hand-out and rang us. Number {connection}-{turn}.");
        return Encoding.UTF8.GetBytes($"POST /adverse-event/fhir/AdverseEvent HTTP/1.1\r\nHost: localhost\r\nOcp-Apim-Subscription-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static string Body(string description) => $$"""
        {"resourceType":"AdverseEvent","meta":{"profile":["{{Base}}patient-safety-adverse-event-5"]},"contained":[
        {"resourceType":"Location","id":"location1","extension":[{{Section("location-details-5", ("LocationKnown", "Code", "y"), ("Organisation", "Code", "Y99001"), ("ServiceArea", "Code", "17"), ("LocationWithinService", "Code", "11"))}}]},
        {"resourceType":"Practitioner","id":"practitioner1","extension":[{{Section("practitioner-details-5", ("ReporterType", "Code", "3"), ("ReporterRole", "Code", "4"), ("ReporterInvolvement", "Code", "4"), ("ReporterOrganisation", "Code", "Y99001"))}}]},
        {"resourceType":"Patient","id":"patient1","extension":[{{Section("patient-information-5", ("PhysicalHarm", "Code", "4"), ("PsychologicalHarm", "Code", "4"), ("AgeAtTimeOfIncidentDays", "Integer", 18600), ("Gender", "Code", "1"), ("PatientSequence", "Integer", 1))}}]}],
        "category":"AE","type":{"coding":[{"code":"1"}]},"subject":{"reference":"#patient1"},"date":"2026-11-19","location":{"reference":"#location1"},"recorder":{"reference":"#practitioner1"},
        "description":"{{description}}","extension":[
        {{Section("adverse-event-estimated-date-5", ("IncidentOccurredToday", "Code", "n"))}},
        {{Section("adverse-event-agent-5", ("InvolvedAgents", "Code", "4"), ("DrugsInvolved", "String", "amlodipine 5mg tablets"))}},
        {{Section("adverse-event-classification-5", ("LevelOfConcern", "Code", "4"))}},
        {{Section("adverse-event-safety-challenges-5", ("SafetyChallenges", "Code", "6"))}},
        {{Section("adverse-event-reference-metadata-5", ("FromOnlineForms", "Boolean", false), ("IsAnonymous", "Boolean", false), ("DataSharingOptOut", "Boolean", false))}}]}
        """;

    private static string Section(string id, params (string Name, string Type, object Value)[] answers) =>
        $$"""{"url":"{{Base}}{{id}}","extension":[{{string.Join(",", answers.Select(answer => $$"""{"url":"{{answer.Name}}","value{{answer.Type}}":{{(answer.Value is string text ? $"\"{text}\"" : answer.Value.ToString()!.ToLowerInvariant())}}}"""))}}]}""";
}
