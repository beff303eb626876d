using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Insight.Export;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Insight.Export;

/// <summary>Files of records: what is in them, for whom, and what never is.</summary>
public sealed partial class RecordExportTests
{
    private static readonly Uri Fhir = new(EventsFhirRoutes.Path, UriKind.Relative);

    [Theory, EachEngine]
    public async Task Files_OfOneQuestion_HoldWhatEachReaderMayReadAndNothingElse(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var several = TestData.Incident("=HYPERLINK(\"http://evil.example\") The vaccine fridge was warm,\nall \"night\".");
        several = several with { Values = several.Values.With("InvolvedAgents", "4", "3").With("ImmediateActions", "The door was shut."), Patients = [.. several.Patients, AnswerSet.Empty.With("PatientSequence", "2").With("AgeAtTimeOfIncidentDays", "1860").With("Gender", "2").With("PhysicalHarm", "3").With("PsychologicalHarm", "4")] };
        // On another day: the order within one is that of ids, which are alike within a millisecond.
        practice.Installation.Clock.Advance(TimeSpan.FromDays(-1));
        var first = await practice.RecordAsync(several);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(1));
        var second = await practice.RecordAsync(TestData.Incident() with { Type = EventType.Risk, Date = "2026-11", Patients = [] });
        var withdrawn = await practice.RecordAsync(TestData.Incident("Withdrawn before."));
        var erased = await practice.RecordAsync(TestData.Incident("Erased before."));
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, withdrawn.Id, null, new Change(Actor.System, "Twice"));
        await practice.Installation.Get<ErasureService>().EraseAsync(erased.Id, Actor.System, "Order of a court");
        await practice.Installation.Get<ReleaseService>().ReleaseAsync(first.Id, 1, [new ReleasedText("Description", null, "A refrigerator was warm.")], Actor.Person(practice.Lead));
        await practice.Installation.RecordAsync(practice.Other);
        await practice.Installation.CountedAsync(3);

        // The lead: in full, newest first, several codes in one cell, nothing that a spreadsheet runs.
        var own = await RowsAsync(practice, "lead", "");
        Assert.Equal([second.Reference, first.Reference], own.Select(row => row["reference"]));
        Assert.Equal(("2026-11", "month", "2026-11-20", "risk", "0", ""), (own[0]["occurred"], own[0]["date_known"], own[0]["recorded"], own[0]["type"], own[0]["patients"], own[0]["harm"]));
        Assert.Equal(("2026-11-19", "4|3", "2|7", "1|2", "4|3", "3"), (own[1]["occurred"], own[1]["InvolvedAgents"], own[1]["age_band"], own[1]["Gender"], own[1]["PhysicalHarm"], own[1]["physical_harm"]));
        Assert.Equal("'=HYPERLINK(\"http://evil.example\") The vaccine fridge was warm,\nall \"night\".", own[1]["what_happened"]);
        Assert.Equal(("The door was shut.", "3", first.Id.ToString(), "Y99001", "general-practice"), (own[1]["other_text"], own[1]["ReporterType"], own[1]["id"], own[1]["organisation_code"], own[1]["setting"]));
        var words = await RowsAsync(practice, "lead", "titles=1&any.InvolvedAgents=3");
        Assert.Contains('|', Assert.Single(words)["InvolvedAgents"]);
        Assert.Equal(("Incident", "Harebell Surgery"), (words[0]["type"], words[0]["organisation_name"]));

        // The same question counts the same.
        foreach (var (question, count) in new[] { ("words=fridge", 1), ("any.type=risk", 1), ("none.type=risk&by=recorded.month&chart=c", 1), ("occurred.from=2026-11-19", 1), ("recorded.to=2025", 0), ("any.harm=-", 1) })
            Assert.Equal(count, (await RowsAsync(practice, "lead", question)).Count);

        // One's own as FHIR: the very thing that the interface for risk systems gives; and without who reported for those who may not know.
        var key = await practice.Installation.Get<ApiKeyService>().AddAsync("Y99001", "Both", Actor.System, KeyPurposes.Read | KeyPurposes.Send);
        using var program = practice.Installation.Client();
        program.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", key);
        var read = await program.GetStringAsync(new Uri($"{Fhir}/{first.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        var lines = await LinesAsync(practice, "lead", "words=fridge");
        Assert.Equal(read, Assert.Single(lines));
        var ofProgram = (await program.GetStringAsync(new Uri($"{ExportLinks.Ndjson}?words=fridge", UriKind.Relative), TestContext.Current.CancellationToken)).TrimEnd('\n');
        Assert.Contains("ReporterType", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Reporter", ofProgram, StringComparison.Ordinal);
        Assert.DoesNotContain("IsAnonymous", ofProgram, StringComparison.Ordinal);
        Assert.Equal("", (await RowsAsync(practice, "admin", "words=fridge"))[0]["ReporterType"]);

        // The network: months, codes, released wording, and another id each time the same. Nothing that leads back to the record.
        var across = await RowsAsync(practice, "network", "");
        var outside = practice.Installation.Get<AreaService>().Outside(first.Id).ToString();
        var seen = across.Single(row => row["id"] == outside);
        Assert.Equal(("", "2026-11", "2026-11", "", "A refrigerator was warm.", "", "4|3", ""), (seen["reference"], seen["occurred"], seen["recorded"], seen["changed"], seen["what_happened"], seen["other_text"], seen["InvolvedAgents"], seen["ReporterType"]));
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("network", AreaLinks.Record(Guid.Parse(outside))));
        var line = await LinesAsync(practice, "network", "words=refrigerator");
        var json = JsonDocument.Parse(Assert.Single(line)).RootElement;
        Assert.Equal(("A refrigerator was warm.", "2026-11", 2), (json.GetProperty("released")[0].GetProperty("text").GetString(), json.GetProperty("recorded").GetString(), json.GetProperty("patients").GetArrayLength()));
        // Counts by what patients are are rounded for the network, so its file does not let it count them; the columns stay where they are.
        string[] patients = [.. RecordColumns.All.Where(column => column.Dimension is { } name && practice.Installation.Get<InsightState>().Schema.Dimensions.Any(dimension => dimension.Name == name && dimension.Sight == InsightSight.Patient)).Select(column => column.Name)];
        Assert.Equal(["age_band", "AgeBracket", "AgeYears", "Gender", "PatientEthnicity"], patients);
        Assert.All(across, row => Assert.All(patients, column => Assert.Equal((column, ""), (column, row[column]))));
        Assert.All(patients.Skip(1), question => Assert.DoesNotContain($"\"{question}\"", line[0], StringComparison.Ordinal));
        Assert.Equal((0, "4"), (json.GetProperty("age_band").GetArrayLength(), json.GetProperty("patients")[0].GetProperty("PhysicalHarm")[0].GetString()));
        foreach (var leak in new[] { first.Id.ToString(), first.Reference, "vaccine", "2026-11-1", "2026-11-2", "18600", "AgeAtTime", "Reporter", "door" })
            Assert.DoesNotContain(leak, line[0] + string.Join(' ', seen.Values), StringComparison.Ordinal);
        Assert.Empty(await LinesAsync(practice, "network", "words=vaccine"));

        // Not theirs to take.
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("partner", ExportLinks.Csv));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ExportLinks.Csv));
        foreach (var wrong in new[] { "any.Nothing=1", "titles=2", "recorded.from=2026-13", "any.Gender=1", "any.type=xyz" }) Assert.Equal(HttpStatusCode.BadRequest, await practice.StatusAsync("lead", $"{ExportLinks.Csv}?{wrong}"));

        // Kept from the lead: not in their file, but in the administrator's.
        await practice.Installation.Get<KeepFromService>().KeepAsync(await practice.Installation.QueryAsync(context => context.Events.SingleAsync(record => record.Id == second.Id)), [practice.Lead], Actor.Person(practice.Reporter));
        Assert.Equal((1, 2), ((await RowsAsync(practice, "lead", "")).Count, (await RowsAsync(practice, "admin", "")).Count));

        // Every file is in the log before it is given.
        var logged = await practice.Installation.QueryAsync(context => context.AccessLog.AsNoTracking().Where(entry => entry.ActorId == practice.Lead && entry.Filter == "?words=fridge").OrderBy(entry => entry.At).ToListAsync());
        Assert.Equal([(ExportLinks.Csv, (int?)1, (Guid?)practice.Organisation.Id), (ExportLinks.Ndjson, 1, practice.Organisation.Id)], logged.Select(entry => (entry.Address, entry.Count, entry.OrganisationId)).Order());
    }

    [Theory, EachEngine]
    public async Task Export_OnTheCommandLine_OrStoppedHalfway(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync();
        var kept = await practice.RecordAsync(TestData.Incident() with { Type = EventType.Risk });
        await practice.RecordAsync(TestData.Incident() with { Type = EventType.Risk });
        await practice.Installation.Get<KeepFromService>().KeepAsync(await practice.Installation.QueryAsync(context => context.Events.SingleAsync(record => record.Id == kept.Id)), [practice.Lead], Actor.Person(practice.Reporter));
        await practice.Installation.CountedAsync(3);

        var csv = await ProgramProcess.RunAsync(practice.Installation, "export", "records", "--organisation", "y99001", "--format", "csv", "any.type=risk");
        Assert.True(csv.ExitCode == 0, csv.Errors);
        Assert.Equal(2, csv.Output.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain(kept.Reference, csv.Output, StringComparison.Ordinal);
        var entry = await practice.Installation.QueryAsync(context => context.AccessLog.AsNoTracking().SingleAsync());
        Assert.Equal((ActorKind.System, null, practice.Organisation.Id, "any.type=risk", 1), (entry.ActorKind, entry.ActorId, entry.ActingForId, entry.Filter, entry.Count));
        Assert.Contains("on the command line", (await practice.PageAsync("admin", LearnSafe.Features.AccessLog.AccessLogLinks.Reading)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        if (engine == Engine.Sqlite)
        {
            foreach (var (sentence, arguments) in new[] { ("no organisation", new[] { "--organisation", "Y99099" }), ("is a name, = and a value", ["--organisation", "Y99001", "words"]), ("no dimension", ["--organisation", "Y99001", "any.Nothing=1"]) })
            {
                var failed = await ProgramProcess.RunAsync(practice.Installation, ["export", "records", "--format", "csv", .. arguments]);
                Assert.Equal((1, ""), (failed.ExitCode, failed.Output));
                Assert.Contains(sentence, failed.Errors, StringComparison.Ordinal);
            }
        }

        // Whoever goes away is not read for any longer.
        var export = practice.Installation.Get<RecordExportService>();
        var reader = (await practice.Installation.Get<ProgramReaderService>().CommandLineAsync("Y99001"))!;
        using var gone = new CancellationTokenSource();
        var records = await export.BeginAsync(reader, new InsightAsked(new InsightQuestion(), null), "", "", gone.Token);
        await gone.CancelAsync();
        using var nowhere = new MemoryStream();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => export.WriteNdjsonAsync(reader, records, nowhere, gone.Token));
        Assert.Equal(0, nowhere.Length);
    }

    /// <summary>What reports are built on: the columns that the program writes are those that the page lists, and every question of every taxonomy has one.</summary>
    [Fact]
    public async Task Columns_AndExamplesOfTheDocumentation_AreThoseOfTheProgram()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "data.md"), TestContext.Current.CancellationToken);
        var listed = ListedColumn().Matches(page).Select(row => (row.Groups["name"].Value, row.Groups["type"].Value)).ToList();
        Assert.Equal(RecordColumns.All.Select(column => (column.Name, column.Type)), listed);
        Assert.Contains($"carries the version, now {RecordColumns.Version}.", page, StringComparison.Ordinal);

        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var schema = practice.Installation.Get<InsightState>().Schema;
        Assert.Empty(schema.Dimensions.Select(dimension => dimension.Name).Except([.. RecordColumns.All.Select(column => column.Dimension), InsightSchema.Organisation, InsightSchema.Version, InsightSchema.Patients]));
        var words = practice.Installation.Get<InsightWords>();
        Assert.DoesNotContain(schema.Dimensions.SelectMany(dimension => words.Codes(dimension.Name).Select(code => words.Title(dimension.Name, code))), title => title?.Contains('|', StringComparison.Ordinal) == true);

        // The requests of the examples, as they would be sent.
        await practice.RecordAsync();
        await practice.Installation.CountedAsync(1);
        using var program = practice.Installation.Client();
        program.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", await practice.Installation.Get<ApiKeyService>().AddAsync("Y99001", "Reports", Actor.System, KeyPurposes.Read));
        var query = PowerQuery().Match(page).Groups[1].Value;
        List<string> addresses =
        [
            .. RAddress().Matches(page).Select(address => address.Groups[1].Value),
            $"/{RelativePath().Match(page).Groups[1].Value}?{string.Join('&', QueryPart().Matches(query).Select(part => $"{part.Groups[1].Value}={part.Groups[2].Value}"))}",
        ];
        Assert.Equal(3, addresses.Count);
        foreach (var address in addresses)
        {
            var answer = await program.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            if (address.Contains("csv", StringComparison.Ordinal)) Assert.Equal($"{RecordColumns.Version}", answer.Headers.GetValues("LearnSafe-Columns").Single());
        }

        Assert.Equal(2, page.Split("\"Ocp-Apim-Subscription-Key\" =").Length - 1);
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(Practice practice, string who, string question)
    {
        var response = await practice.GetAsync(who, $"{ExportLinks.Csv}?{question}");
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{question}: {response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        Assert.Equal(("text/csv", "records.csv"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        using var text = new StreamReader(new MemoryStream(bytes));
        using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, AllowLineBreaksInQuotes = true }, leaveOpen: true);
        string[] Cells() => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
        Assert.True(csv.Read());
        var names = Cells();
        Assert.Equal(RecordColumns.All.Select(column => column.Name), names);
        List<Dictionary<string, string>> rows = [];
        while (csv.Read()) rows.Add(names.Zip(Cells()).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
        return rows;
    }

    private static async Task<string[]> LinesAsync(Practice practice, string who, string question)
    {
        var response = await practice.GetAsync(who, $"{ExportLinks.Ndjson}?{question}");
        Assert.Equal((HttpStatusCode.OK, "application/x-ndjson"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<type>text|date|integer|code|codes) \|", RegexOptions.Multiline)]
    private static partial Regex ListedColumn();

    [GeneratedRegex(@"Query = \[([^\]]*)\]")]
    private static partial Regex PowerQuery();

    [GeneratedRegex("(?:#\")?([\\w.]+)\"? = \"([^\"]*)\"")]
    private static partial Regex QueryPart();

    [GeneratedRegex("RelativePath = \"([^\"]+)\"")]
    private static partial Regex RelativePath();

    [GeneratedRegex("ask\\(\"https://learnsafe\\.example(/[^\"]+)\"\\)")]
    private static partial Regex RAddress();
}
