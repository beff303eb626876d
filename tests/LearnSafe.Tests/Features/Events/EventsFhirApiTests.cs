using System.Text.Json.Nodes;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class EventsFhirApiTests
{
    [Theory, EachEngine]
    public async Task Post_AValidEvent_IsStoredAndGivenBackWithWhatIsOurs(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.PostAsync(FhirProgram.Payload);

        Assert.Equal(201, answer.Status);
        Assert.Equal($"http://localhost{FhirProgram.Path}/{answer.Id}", answer.Response.Headers.Location!.ToString());
        Assert.Equal(("1", "W/\"1\""), (answer.Version, answer.Response.Headers.ETag!.ToString()));
        Assert.Equal("2026-11-20T10:30:00.000Z", answer.Json["meta"]!["lastUpdated"]!.GetValue<string>());
        Assert.Matches("^LS-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", answer.Reference);
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType!.MediaType);

        var read = await program.GetAsync(answer.Response.Headers.Location.AbsolutePath);
        Assert.Equal(200, read.Status);
        Assert.Equal(answer.Json.ToJsonString(), read.Json.ToJsonString());
        var row = await installation.QueryAsync(context => context.Events.SingleAsync());
        Assert.Equal((answer.Reference, EventType.Incident, new DateOnly(2026, 11, 18), 1, 4), (row.Reference, row.Type, row.OccurredOn!.Value, row.PatientCount, row.Harm!.Value));
        Assert.Null(row.Flags);
        Assert.NotNull(row.ApiKeyId);
    }

    [Theory, EachEngine]
    public async Task Post_EveryElementOfEverySection_ComesBackUnchanged(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var everything = EverythingAnswered(installation.Get<LfpseContent>().Taxonomies[5]);

        var first = await program.PostAsync(everything.ToJsonString());
        var again = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{first.Id}", first.Json.ToJsonString());

        Assert.Equal((201, 200), (first.Status, again.Status));
        Assert.Equal(Answers(everything), Answers(first.Json));
        Assert.Equal(Answers(first.Json), Answers(again.Json));
        Assert.Equal(146, Answers(first.Json).Distinct().Count());
    }

    [Theory]
    [InlineData("application/json", null, "application/json")]
    [InlineData("application/fhir+json; charset=utf-8", null, "application/fhir+json")]
    [InlineData("application/json", "application/fhir+json", "application/fhir+json")]
    [InlineData("application/fhir+json", "application/json", "application/json")]
    public async Task Post_InEitherType_IsAnsweredInKind(string sent, string? accepted, string answered)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.SendAsync(HttpMethod.Post, FhirProgram.Path, FhirProgram.Payload, sent, accepted is null ? [] : [("Accept", accepted)]);

        Assert.Equal((201, answered), (answer.Status, answer.Response.Content.Headers.ContentType!.MediaType));
    }

    [Theory, EachEngine]
    public async Task Post_SeveralFaults_AreAllToldAndNothingIsStored(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var payload = FhirProgram.Node;
        payload["date"] = "2026-02-30";
        payload["extension"]![0]!["extension"]![0]!["valueCode"] = "77";

        var answer = await program.PostAsync(payload.ToJsonString());

        Assert.Equal(400, answer.Status);
        Assert.Equal("OperationOutcome", answer.Json["resourceType"]!.GetValue<string>());
        Assert.Equal(["AdverseEvent.date", "AdverseEvent.extension[0].extension[0].value"], answer.Json["issue"]!.AsArray().Select(issue => issue!["expression"]![0]!.GetValue<string>()));
        Assert.Equal((0, 0), await installation.QueryAsync(async context => (await context.Events.CountAsync(), await context.Revisions.CountAsync())));
    }

    [Theory, EachEngine]
    public async Task Post_AgainWithTheSameIdempotencyKey_GivesTheFirstAnswerAgain(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var first = await program.PostAsync(FhirProgram.Payload, ("Idempotency-Key", "one"));
        await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{first.Id}", FhirProgram.With("Changed since"));

        var again = await program.PostAsync(FhirProgram.Payload, ("Idempotency-Key", "one"));
        var other = await program.PostAsync(FhirProgram.With("Something else"), ("Idempotency-Key", "one"));
        installation.Clock.Advance(TimeSpan.FromHours(25));
        var nextDay = await program.PostAsync(FhirProgram.With("Something else"), ("Idempotency-Key", "one"));

        Assert.Equal((201, first.Json.ToJsonString()), (again.Status, again.Json.ToJsonString()));
        Assert.Equal((422, "idempotency-key-reused"), (other.Status, other.Issue));
        Assert.Equal(201, nextDay.Status);
        Assert.Equal(2, await installation.QueryAsync(context => context.Events.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Put_FromTheKnownVersion_MakesARevisionAndFromAnOldOneIsRefused(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var first = await program.PostAsync(FhirProgram.Payload);
        installation.Clock.Advance(TimeSpan.FromMinutes(5));

        var second = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{first.Id}", FhirProgram.With("Second"), headers: ("If-Match", "W/\"1\""));
        var late = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{first.Id}", FhirProgram.With("Third"), headers: ("If-Match", "W/\"1\""));
        var unguarded = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{first.Id}", FhirProgram.With("Fourth"));

        Assert.Equal((200, "2", first.Reference, "2026-11-20T10:35:00.000Z"), (second.Status, second.Version, second.Reference, second.Json["meta"]!["lastUpdated"]!.GetValue<string>()));
        Assert.Equal((412, "version-conflict"), (late.Status, late.Issue));
        Assert.Equal((200, "3"), (unguarded.Status, unguarded.Version));
        Assert.Equal("Fourth", (await program.GetAsync($"{FhirProgram.Path}/{first.Id}")).Description);
    }

    [Theory, EachEngine]
    public async Task Delete_ARecord_WithdrawsItForGood(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var first = await program.PostAsync(FhirProgram.Payload);
        var path = $"{FhirProgram.Path}/{first.Id}";

        var stale = await program.SendAsync(HttpMethod.Delete, path, headers: ("If-Match", "W/\"9\""));
        var deleted = await program.SendAsync(HttpMethod.Delete, path);

        Assert.Equal(412, stale.Status);
        Assert.Equal((200, first.Id, "2", first.Reference), (deleted.Status, deleted.Id, deleted.Version, deleted.Reference));
        Assert.Equal((410, "withdrawn"), ((await program.GetAsync(path)).Status, (await program.GetAsync(path)).Issue));
        Assert.Equal(410, (await program.SendAsync(HttpMethod.Put, path, FhirProgram.Payload)).Status);
        Assert.Equal(410, (await program.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(0, (await program.GetAsync(FhirProgram.Path)).Json["total"]!.GetValue<int>());
    }

    [Theory, EachEngine]
    public async Task AnyCall_OnAnotherOrganisationsRecord_FindsNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        using var stranger = await FhirProgram.ConnectAsync(installation, "Y99009");
        var path = $"{FhirProgram.Path}/{await program.RecordAsync(FhirProgram.Payload)}";

        Assert.Equal((404, "not-found"), ((await stranger.GetAsync(path)).Status, (await stranger.GetAsync(path)).Issue));
        Assert.Equal(404, (await stranger.SendAsync(HttpMethod.Put, path, FhirProgram.With("Theirs"))).Status);
        Assert.Equal(404, (await stranger.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(0, (await stranger.GetAsync(FhirProgram.Path)).Json["total"]!.GetValue<int>());
        Assert.Equal("Two bags were swapped", (await program.GetAsync(path)).Description);
    }

    [Theory]
    [InlineData(null, 401, "missing-key")]
    [InlineData("ls_guessed", 401, "wrong-key")]
    public async Task AnyCall_WithoutAGoodKey_IsRefused(string? key, int status, string code)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = new FhirProgram(installation.Client());
        (string, string)[] headers = key is null ? [] : [("Ocp-Apim-Subscription-Key", key)];

        foreach (var (method, path) in new[] { (HttpMethod.Post, FhirProgram.Path), (HttpMethod.Get, FhirProgram.Path), (HttpMethod.Get, "/adverse-event/fhir/metadata"), (HttpMethod.Get, "/taxonomy/fhir/ValueSet/agent-type") })
        {
            var answer = await program.SendAsync(method, path, method == HttpMethod.Post ? FhirProgram.Payload : null, headers: headers);
            Assert.Equal((status, code), (answer.Status, answer.Issue));
        }
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/xml", null)]
    [InlineData("application/json; charset=iso-8859-1", null)]
    [InlineData("application/json", "gzip")]
    public async Task Post_InAnotherContentType_IsRefused(string type, string? encoding)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.SendAsync(HttpMethod.Post, FhirProgram.Path, FhirProgram.Payload, type, encoding is null ? [] : [("Content-Encoding", encoding)]);

        Assert.Equal((415, "wrong-content-type"), (answer.Status, answer.Issue));
    }

    [Fact]
    public async Task Post_OverAMegabyte_IsRefused()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.PostAsync(FhirProgram.Payload + new string(' ', 1024 * 1024));

        Assert.Equal((413, "body-too-large"), (answer.Status, answer.Issue));
    }

    [Theory]
    [InlineData("PATCH", "/adverse-event/fhir/AdverseEvent", 405, "wrong-method")]
    [InlineData("POST", "/adverse-event/fhir/AdverseEvent/0196a7b0-0000-7000-8000-000000000001", 405, "wrong-method")]
    [InlineData("GET", "/adverse-event/fhir/AdverseEvent/not-an-id", 404, "not-found")]
    [InlineData("GET", "/adverse-event/fhir/AdverseEvent/0196a7b0-0000-7000-8000-000000000001", 404, "not-found")]
    [InlineData("GET", "/adverse-event/fhir/Patient", 404, "not-found")]
    [InlineData("GET", "/taxonomy/fhir/ValueSet/nothing", 404, "not-found")]
    [InlineData("GET", "/taxonomy/fhir", 404, "not-found")]
    public async Task AnyCall_ThatIsNotOfTheInterface_IsRefusedAsAnOutcome(string method, string path, int status, string code)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.SendAsync(new HttpMethod(method), path);

        Assert.Equal((status, code), (answer.Status, answer.Issue));
    }

    [Theory]
    [InlineData("If-Match", "W/\"one\"")]
    [InlineData("If-Match", "W/\"1\", W/\"2\"")]
    public async Task Put_WithAnUnreadableVersion_IsRefused(string header, string value)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);
        var id = await program.RecordAsync(FhirProgram.Payload);

        var answer = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{id}", FhirProgram.Payload, headers: (header, value));

        Assert.Equal((400, "wrong-header"), (answer.Status, answer.Issue));
    }

    [Fact]
    public async Task ReferenceNumber_OfAnotherRecord_IsReplacedOnPostAndRefusedOnPut()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);
        var first = await program.PostAsync(FhirProgram.Payload);

        var second = await program.PostAsync(first.Json.ToJsonString());
        var mixed = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{second.Id}", first.Json.ToJsonString().Replace(first.Id, second.Id, StringComparison.Ordinal));

        Assert.Equal(201, second.Status);
        Assert.NotEqual((first.Reference, first.Id), (second.Reference, second.Id));
        Assert.Equal((400, "wrong-reference-number"), (mixed.Status, mixed.Issue));
    }

    [Theory, EachEngine]
    public async Task Post_OddSectionAndNames_AreKeptAndFlagged(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        // Good care with things involved, and an NHS number (an invented one that passes the check) in its text.
        const string text = "Seen by Mrs Fennimore, 943 476 5919";

        var answer = await program.PostAsync(FhirProgram.With(text, type: "4"));

        Assert.Equal((201, text), (answer.Status, answer.Description));
        var flags = EventFlags.Read(await installation.QueryAsync(context => context.Events.Select(row => row.Flags).SingleAsync()))!;
        Assert.Contains("AdverseEventAgent", flags.UnexpectedSections);
        Assert.Contains(flags.PrivacyFindings, finding => finding is { Question: "Description", Kind: "NhsNumber", Start: 23 });
    }

    [Theory, EachEngine]
    public async Task Record_OfAPerson_IsReadByTheirOrganisationsProgram(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var person = await installation.AddPersonAsync(organisation);
        var head = await installation.RecordAsync(organisation, person);
        using var program = await FhirProgram.ConnectAsync(installation, organisation.Code);

        var read = await program.GetAsync($"{FhirProgram.Path}/{head.Id}");
        var back = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{head.Id}", read.Json.ToJsonString());

        Assert.Equal((200, head.Reference), (read.Status, read.Reference));
        Assert.Equal((200, "2"), (back.Status, back.Version));
        var record = await installation.Get<EventService>().FindAsync(organisation.Id, head.Id);
        Assert.Equal(TestData.Incident(), record!.Answers);
    }

    [Fact]
    public async Task AnyCall_ThatBreaksHere_IsToldAsAnOutcomeWithoutTheReason()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);
        await program.PostAsync(FhirProgram.Payload);
        await using (var context = installation.NewContext()) await context.Database.ExecuteSqlAsync($"alter table patient_safety_events rename to somewhere_else");

        var answer = await program.GetAsync(FhirProgram.Path);

        Assert.Equal((500, "internal-error"), (answer.Status, answer.Issue));
        Assert.DoesNotContain("patient_safety_events", answer.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(installation.Log.Lines, line => line.Contains("The interface failed at GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WithARevokedKey_StopsWithinHalfAMinute()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);
        await program.PostAsync(FhirProgram.Payload);
        await using (var context = installation.NewContext()) await context.ApiKeys.ExecuteUpdateAsync(keys => keys.SetProperty(key => key.RevokedAt, TestClock.Start.UtcDateTime));
        installation.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(401, (await program.PostAsync(FhirProgram.Payload)).Status);
    }

    /// <summary>The small payload with one answer to every element but the reference number, which is ours.</summary>
    private static JsonObject EverythingAnswered(Taxonomy taxonomy)
    {
        var payload = FhirProgram.Node;
        var contained = new JsonArray();
        payload["extension"] = Sections(taxonomy, Carrier.AdverseEvent);
        foreach (var carrier in new[] { Carrier.Location, Carrier.Practitioner, Carrier.Patient, Carrier.Medication, Carrier.Device })
        {
            contained.Add(new JsonObject { ["resourceType"] = $"{carrier}", ["id"] = $"{carrier}1".ToLowerInvariant(), ["extension"] = Sections(taxonomy, carrier) });
        }

        payload["contained"] = contained;
        payload["suspectEntity"] = JsonNode.Parse("""[{"instance":{"reference":"#medication1"}},{"instance":{"reference":"#device1"}}]""");
        return payload;
    }

    private static JsonArray Sections(Taxonomy taxonomy, Carrier carrier) =>
    [
        .. taxonomy.Sections.Where(section => section.Carrier == carrier).OrderBy(section => section.Name == "AdverseEventReferenceMetadata").Select(section => new JsonObject
        {
            ["url"] = $"{taxonomy.CanonicalBase}/StructureDefinition/{section.Id}",
            ["extension"] = new JsonArray([.. section.Elements.Where(element => element.Name != "ReferenceNumber").Select(Answer)]),
        }),
    ];

    private static JsonObject Answer(TaxonomyElement element) => new()
    {
        ["url"] = element.Name,
        [$"value{element.Type}"] = element.Type switch
        {
            AnswerType.Code => element.CodeSystem!.AcceptsOdsCodes ? "FA123" : element.CodeSystem.Concepts[0].Code,
            AnswerType.Integer => element.Name == "PatientSequence" ? 1 : 31,
            AnswerType.Boolean => true,
            AnswerType.Date => "2026-11-20",
            AnswerType.Time => "17:30:00",
            _ => $"“{element.Name}” – as sent",
        },
    };

    /// <summary>Every answer in a resource but the reference number, with its section, in order.</summary>
    private static List<string> Answers(JsonNode resource)
    {
        var carriers = resource["contained"]!.AsArray().Prepend(resource);
        return [.. carriers.SelectMany(carrier => carrier!["extension"]!.AsArray()).SelectMany(section => section!["extension"]!.AsArray()
            .Where(answer => answer!["url"]!.GetValue<string>() != "ReferenceNumber").Select(answer => $"{section["url"]} {answer!.ToJsonString()}"))];
    }
}
