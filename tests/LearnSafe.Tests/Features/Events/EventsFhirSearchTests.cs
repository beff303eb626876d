using System.Text.Json.Nodes;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events;

public sealed class EventsFhirSearchTests
{
    [Theory, EachEngine]
    public async Task Get_ByDate_ComparesAsFhirDoes(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        foreach (var date in new[] { "2024", "2025-03", "2025-03-10", "2025-03-31", "2025-04-01", null }) await program.RecordAsync(FhirProgram.With(date ?? "unknown", date));

        async Task IsAsync(string query, string found) =>
            Assert.Equal((query, found), (query, string.Join(' ', Descriptions((await program.GetAsync($"{FhirProgram.Path}?{query}")).Json))));

        await IsAsync("", "2024 2025-03 2025-03-10 2025-03-31 2025-04-01 unknown");
        await IsAsync("date=2025-03", "2025-03 2025-03-10 2025-03-31");
        await IsAsync("date=2025-03-10", "2025-03-10");
        await IsAsync("date=2025", "2025-03 2025-03-10 2025-03-31 2025-04-01");
        await IsAsync("date=ge2025-03-31", "2025-03 2025-03-31 2025-04-01");
        await IsAsync("date=gt2025-03-31", "2025-04-01");
        await IsAsync("date=gt2025-03-30", "2025-03 2025-03-31 2025-04-01");
        await IsAsync("date=lt2025-03-10", "2024 2025-03");
        await IsAsync("date=le2025-03-10", "2024 2025-03 2025-03-10");
        await IsAsync("date=ge2025-03-05&date=lt2025-04", "2025-03 2025-03-10 2025-03-31");
        await IsAsync("date=ge2024-06", "2024 2025-03 2025-03-10 2025-03-31 2025-04-01");
    }

    [Theory, EachEngine]
    public async Task Get_ByTypeAndLastUpdated_Filters(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var early = await program.RecordAsync(FhirProgram.With("early"));
        installation.Clock.Advance(TimeSpan.FromHours(1));
        await program.RecordAsync(FhirProgram.With("good", type: "4"));
        await program.RecordAsync(FhirProgram.With("risk", type: "2"));
        installation.Clock.Advance(TimeSpan.FromHours(1));

        async Task<string> FoundAsync(string query) => string.Join(' ', Descriptions((await program.GetAsync($"{FhirProgram.Path}?{query}")).Json));

        Assert.Equal("good", await FoundAsync("event-type=4"));
        Assert.Equal("early risk", await FoundAsync("event-type=1,2"));
        Assert.Equal("", await FoundAsync("event-type=1&event-type=2"));
        Assert.Equal("good risk", await FoundAsync("_lastUpdated=gt2026-11-20T10:30:00Z"));
        Assert.Equal("early good risk", await FoundAsync("_lastUpdated=ge2026-11-20T10:30:00.000Z"));
        Assert.Equal("early", await FoundAsync("_lastUpdated=lt2026-11-20T12:00:00%2B01:00"));
        Assert.Equal("early", await FoundAsync("_lastUpdated=2026-11-20T11:30:00+01:00"));
        Assert.Equal("early good risk", await FoundAsync("_lastUpdated=2026-11-20"));
        Assert.Equal("", await FoundAsync("_lastUpdated=gt2026-11-20"));

        await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{early}", FhirProgram.With("early, revised"));
        Assert.Equal("early, revised", await FoundAsync("_lastUpdated=ge2026-11-20T12:30:00Z"));
    }

    [Theory, EachEngine]
    public async Task Get_PageByPage_GivesEachRecordOnceWhateverHappensMeanwhile(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        using var others = await FhirProgram.ConnectAsync(installation, "Y99009");
        var ids = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            ids.Add(await program.RecordAsync(FhirProgram.With($"{number}")));
            await others.RecordAsync(FhirProgram.With("another organisation's"));
        }

        var page = await program.GetAsync($"{FhirProgram.Path}?_count=3&event-type=1,4&date=ge2026-11-01");
        var found = Descriptions(page.Json).ToList();
        Assert.Equal(7, page.Json["total"]!.GetValue<int>());
        await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{ids[0]}", FhirProgram.With("0 revised"));
        await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{ids[5]}", FhirProgram.With("5 revised"));
        await program.RecordAsync(FhirProgram.With("7"));
        while (Link(page.Json, "next") is { } next)
        {
            page = await program.GetAsync(next);
            found.AddRange(Descriptions(page.Json));
        }

        Assert.Equal(["0", "1", "2", "3", "4", "5 revised", "6", "7"], found);
    }

    [Theory, EachEngine]
    public async Task Get_PageByPageOverRecordsOfOneBatch_GivesEachOnce(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var generation = installation.Get<GenerationService>();
        var providers = GenerationService.Organisations(1);
        var phrases = GenerationPhrases.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        var generator = new EventGenerator(phrases, installation.Get<LfpseContent>().Current.Version, 8, 600, EventMix.PrimaryCare, GenerationPeriod.FiveYears, providers);
        await generation.GenerateAsync(generator, 600, await generation.AddOrganisationsAsync(providers), _ => Actor.System, 8, cancellation: TestContext.Current.CancellationToken);
        using var program = await FhirProgram.ConnectAsync(installation, providers[0].Code);

        var page = await program.GetAsync($"{FhirProgram.Path}?_count=130");
        var found = Ids(page.Json).ToList();
        while (Link(page.Json, "next") is { } next)
        {
            page = await program.GetAsync(next);
            found.AddRange(Ids(page.Json));
        }

        Assert.Equal(600, page.Json["total"]!.GetValue<int>());
        Assert.Equal((600, 600), (found.Count, found.Distinct(StringComparer.Ordinal).Count()));
    }

    [Theory, EachEngine]
    public async Task Get_AfterAnErasure_CountsWhatThePagesGive(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var erased = await program.RecordAsync(FhirProgram.With("erased"));
        await program.RecordAsync(FhirProgram.With("kept"));
        await installation.Get<ErasureService>().EraseAsync(Guid.Parse(erased), Actor.System, "Order 12");

        var bundle = (await program.GetAsync(FhirProgram.Path)).Json;

        Assert.Equal((1, "kept"), (bundle["total"]!.GetValue<int>(), Assert.Single(Descriptions(bundle))));
    }

    [Theory, EachEngine]
    public async Task Get_AtTheEdgesOfTime_Answers(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        await program.RecordAsync(FhirProgram.With("all"));

        foreach (var (query, count) in new[]
        {
            ("_lastUpdated=le9999-12-31T23:59:59Z", 1), ("_lastUpdated=gt9999-12-31T23:59:59.9999999-14:00", 0), ("_lastUpdated=ge0001-01-01T00:00:00%2B14:00", 1),
            ("_lastUpdated=lt0001-01-01T00:00:00%2B14:00", 0), ("_lastUpdated=le9999", 1), ("_lastUpdated=ge0001", 1), ("date=gt9999", 0), ("date=ge0001-01-01", 1), ("date=le9999-12-31", 1),
        })
        {
            var answer = await program.GetAsync($"{FhirProgram.Path}?{query}");
            Assert.Equal((query, 200, count), (query, answer.Status, answer.Status == 200 ? answer.Json["total"]!.GetValue<int>() : -1));
        }
    }

    [Fact]
    public async Task Get_LinksAndEntries_LeadToWhatTheySay()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);
        var id = await program.RecordAsync(FhirProgram.Payload);

        var bundle = (await program.GetAsync($"{FhirProgram.Path}?_count=0")).Json;
        var full = (await program.GetAsync(FhirProgram.Path)).Json;

        Assert.Equal((1, 0, null), (bundle["total"]!.GetValue<int>(), bundle["entry"]!.AsArray().Count, Link(bundle, "next")));
        Assert.Equal(("Bundle", "searchset"), (full["resourceType"]!.GetValue<string>(), full["type"]!.GetValue<string>()));
        var entry = full["entry"]![0]!;
        Assert.Equal($"http://localhost{FhirProgram.Path}/{id}", entry["fullUrl"]!.GetValue<string>());
        Assert.Equal((await program.GetAsync(entry["fullUrl"]!.GetValue<string>())).Json.ToJsonString(), entry["resource"]!.ToJsonString());
        Assert.Equal($"http://localhost{FhirProgram.Path}", Link(full, "self"));
    }

    [Theory]
    [InlineData("date=yesterday")]
    [InlineData("date=ne2026")]
    [InlineData("date=2026-02-30")]
    [InlineData("event-type=9")]
    [InlineData("event-type=")]
    [InlineData("_lastUpdated=10:30")]
    [InlineData("_count=-1")]
    [InlineData("_count=many")]
    [InlineData("_page=x")]
    [InlineData("_page=3")]
    [InlineData("_page=3.x")]
    [InlineData("_page=-3.00000000000000000000000000000000")]
    [InlineData("event-type=%00")]
    [InlineData("_format=xml")]
    [InlineData("organisation=FA123")]
    public async Task Get_WithAParameterThatIsNotUnderstood_IsRefused(string query)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.GetAsync($"{FhirProgram.Path}?{query}");

        Assert.Equal((400, "wrong-parameter"), (answer.Status, answer.Issue));
    }

    private static IEnumerable<string> Ids(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!["id"]!.GetValue<string>());

    private static IEnumerable<string> Descriptions(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!["description"]!.GetValue<string>());

    private static string? Link(JsonNode bundle, string relation) =>
        bundle["link"]!.AsArray().SingleOrDefault(link => link!["relation"]!.GetValue<string>() == relation)?["url"]!.GetValue<string>();
}
