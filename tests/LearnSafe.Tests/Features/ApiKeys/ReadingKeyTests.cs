using System.Net;
using System.Text.Json;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Insight.Export;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.ApiKeys;

/// <summary>A key opens what it was made for, of its own organisation, and nothing besides.</summary>
public sealed class ReadingKeyTests
{
    [Theory, EachEngine]
    public async Task Key_ByPurposeAndOrganisation_OpensWhatItStates(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var keys = practice.Installation.Get<ApiKeyService>();
        var read = await keys.AddAsync("Y99001", "Reports", Actor.System, KeyPurposes.Read);
        var send = await keys.AddAsync("Y99001", "Risk system", Actor.System);
        var both = await keys.AddAsync("Y99001", "Everything", Actor.System, KeyPurposes.Send | KeyPurposes.Read);
        var nothing = await keys.AddAsync("Y99001", "Nothing", Actor.System, KeyPurposes.None);
        var others = await keys.AddAsync("Y99002", "Theirs", Actor.System, KeyPurposes.Read);
        await practice.RecordAsync();
        var kept = await practice.RecordAsync();
        await practice.Installation.CountedAsync(2);

        var statuses = new List<(string, int, int)>();
        foreach (var (name, key) in new[] { ("read", read), ("send", send), ("both", both), ("nothing", nothing), ("wrong", "ls_wrong"), ("long", new string('x', 300)) })
            statuses.Add((name, (int)(await AskAsync(practice, key, InsightLinks.Answer)).StatusCode, (int)(await AskAsync(practice, key, EventsFhirRoutes.Path)).StatusCode));
        Assert.Equal([("read", 200, 403), ("send", 403, 200), ("both", 200, 200), ("nothing", 403, 403), ("wrong", 401, 401), ("long", 401, 401)], statuses);
        foreach (var address in new[] { InsightLinks.Answer, InsightLinks.Dimensions, ExportLinks.Csv, ExportLinks.Ndjson })
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(practice, read, address)).StatusCode);
            var refused = await AskAsync(practice, send, address);
            Assert.Equal((HttpStatusCode.Forbidden, "application/json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        }

        // Pages are for people, whatever the key may.
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(practice, both, RecordLinks.All)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(practice, both, RecordLinks.AllAsCsv)).StatusCode);

        // Who reported is not a program's to know; the other practice has nothing, and names none here.
        Assert.Equal(2, await TotalAsync(practice, read, ""));
        Assert.Equal(0, await TotalAsync(practice, others, ""));
        Assert.Equal(0, await TotalAsync(practice, others, "any.organisation=Y99001"));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(practice, read, $"{InsightLinks.Answer}?by=ReporterType")).StatusCode);

        // Where a key is sent it alone counts: a lead who may see reporters gains nothing, and a wrong key is not mended by a session.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(InsightLinks.Answer, UriKind.Relative)) { Headers = { { "Ocp-Apim-Subscription-Key", send } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await (await practice.AsAsync("lead")).SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);

        // Kept from one person is kept from every program: that person may hold the key.
        await practice.Installation.Get<KeepFromService>().KeepAsync(await practice.Installation.QueryAsync(context => context.Events.SingleAsync(record => record.Id == kept.Id)), [practice.Lead], Actor.Person(practice.Reporter));
        Assert.Equal(1, await TotalAsync(practice, read, ""));
        Assert.DoesNotContain(kept.Reference, await (await AskAsync(practice, both, ExportLinks.Csv)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Noted, told to those who look after the practice, and gone at once where it is revoked.
        var id = (await keys.ListAsync(practice.Organisation.Id)).Single(key => key.Name == "Reports").Id;
        Assert.NotNull((await keys.ListAsync(practice.Organisation.Id)).Single(key => key.Id == id).LastUsedOn);
        var log = await practice.Installation.QueryAsync(context => context.AccessLog.AsNoTracking().Where(entry => entry.Address == ExportLinks.Csv && entry.ActorId == id).SingleAsync());
        Assert.Equal((ActorKind.Program, practice.Organisation.Id, practice.Organisation.Id, "", 2), (log.ActorKind, log.ActingForId, log.OrganisationId, log.Roles, log.Count));
        Assert.Contains("Reports, over the interface", (await practice.PageAsync("admin", LearnSafe.Features.AccessLog.AccessLogLinks.Reading)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await keys.RevokeAsync(practice.Organisation.Id, id, "Not needed", Actor.System);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(practice, read, InsightLinks.Answer)).StatusCode);
    }

    [Fact]
    public async Task New_AsksWhatTheKeyMayDo_AndTheListSaysIt()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var refused = await practice.PressAsync("admin", KeyLinks.New, "Make the key", ("Name", "Power BI"), ("May", ""), ("End", "0"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["Select what the program may do"], (await refused.DocumentAsync()).QuerySelectorAll(".nhsuk-error-summary li").Select(item => item.TextContent.Trim()));
        await practice.PressAsync("admin", KeyLinks.New, "Make the key", ("Name", "Power BI"), ("May", "read"), ("End", "0"));
        Assert.Equal(KeyPurposes.Read, await practice.Installation.QueryAsync(context => context.ApiKeys.Select(key => key.Purposes).SingleAsync()));
        Assert.Contains("Read records and numbers", (await practice.PageAsync("admin", KeyLinks.All)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var history = await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.Action == HistoryActions.ApiKeyAdded).Select(entry => entry.Content).SingleAsync());
        Assert.Contains("\"may\":[\"read\"]", history, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(Practice practice, string key, string address)
    {
        using var client = practice.Installation.Client();
        client.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", key);
        return await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static async Task<int> TotalAsync(Practice practice, string key, string question) =>
        JsonDocument.Parse(await (await AskAsync(practice, key, $"{InsightLinks.Answer}?{question}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("total").GetInt32();
}
