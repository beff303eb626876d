using System.Net;
using System.Text.Json;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>Who gets which numbers over the interface. The clock stands at 20 November 2026, so October to December still runs.</summary>
public sealed class InsightGateTests
{
    [Fact]
    public async Task Answer_ByWhoAsks_IsExactByMonthsRoundedOrRefused()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        await practice.AddNetworkAsync();
        practice.Installation.Clock.Advance(TimeSpan.FromDays(-100));
        for (var number = 0; number < 7; number++) await practice.RecordAsync(number < 3 ? null : TestData.Incident() with { Patients = [] });
        practice.Installation.Clock.Advance(TimeSpan.FromDays(100));
        var last = await practice.RecordAsync();
        await practice.Installation.CountedAsync(8);

        // The practice's own lead: everything, to the day.
        var own = await AskAsync(practice, "lead", "by=recorded.week&recorded.from=2026-08-12&any.InvolvedAgents=4");
        Assert.Equal((8, false, "records"), (own.GetProperty("total").GetInt32(), own.GetProperty("rounded").GetBoolean(), own.GetProperty("sharpness").GetString()));
        Assert.Equal("2026-08-10", own.GetProperty("axes")[0].GetProperty("keys")[0].GetProperty("code").GetString());
        var counts = own.GetProperty("counts").EnumerateArray().Select(count => count.GetInt32()).ToList();
        Assert.Equal((15, 7, 1, 8), (counts.Count, counts[0], counts[^1], counts.Sum()));
        Assert.Equal(8, (await AskAsync(practice, "lead", "any.ReporterType=3")).GetProperty("total").GetInt32());

        // By what patients are: rounded for everybody, in quarters that are over.
        var patients = await AskAsync(practice, "lead", "by=Gender");
        Assert.Equal((5, true), (patients.GetProperty("total").GetInt32(), patients.GetProperty("rounded").GetBoolean()));
        Assert.Equal("1:5,-:5", string.Join(',', patients.GetProperty("axes")[0].GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("code").GetString()).Zip(patients.GetProperty("counts").EnumerateArray(), (code, count) => $"{code}:{count}")));

        // The network: exact, by whole months, nothing about reporters; the other practice is not its business.
        var network = await AskAsync(practice, "network", "by=recorded.month&by=type&recorded.to=2026-11");
        Assert.Equal((8, "deidentified"), (network.GetProperty("total").GetInt32(), network.GetProperty("sharpness").GetString()));
        Assert.Equal("[[7],[0],[0],[1]]", network.GetProperty("counts").GetRawText());
        Assert.Equal(0, (await AskAsync(practice, "network", "any.organisation=Y99002")).GetProperty("total").GetInt32());
        await RefusedAsync(practice, "network", "by=recorded.week", "whole months");
        await RefusedAsync(practice, "network", "recorded.from=2026-08-12", "whole months");
        await RefusedAsync(practice, "network", "by=ReporterRole", "see reporters");

        // Totals alone: rounded, quarters that are over, at most two things with one value each.
        var totals = await AskAsync(practice, "partner", "by=recorded.quarter&by=setting");
        Assert.Equal((5, true, "totals"), (totals.GetProperty("total").GetInt32(), totals.GetProperty("rounded").GetBoolean(), totals.GetProperty("sharpness").GetString()));
        Assert.Equal("[[5]]", totals.GetProperty("counts").GetRawText());
        await RefusedAsync(practice, "partner", "by=recorded.month", "quarters");
        await RefusedAsync(practice, "partner", "recorded.from=2026-08", "whole quarters");
        await RefusedAsync(practice, "partner", "occurred.from=2026-Q2", "time of recording");
        await RefusedAsync(practice, "partner", "by=organisation", "Single organisations");
        await RefusedAsync(practice, "partner", "any.organisation=Y99001", "Single organisations");
        await RefusedAsync(practice, "partner", "by=Organisation", "Single organisations");
        await RefusedAsync(practice, "partner", "any.IdentifiedLocation=Y99001", "Single organisations");
        await RefusedAsync(practice, "partner", "any.setting=-", "no provider is known");
        Assert.Equal(5, (await AskAsync(practice, "partner", "any.setting=general-practice")).GetProperty("total").GetInt32());
        await RefusedAsync(practice, "partner", "any.type=incident&any.type=risk", "one value");
        await RefusedAsync(practice, "partner", "none.type=incident", "one value");
        await RefusedAsync(practice, "partner", "any.type=incident&any.harm=5&by=InvolvedAgents", "2 things");
        await RefusedAsync(practice, "partner", "days=recorded-reviewed", "may read the records");

        // Kept from the lead: as if it were not there. The administrator still counts it.
        await practice.Installation.Get<KeepFromService>().KeepAsync(await practice.Installation.QueryAsync(context => Task.FromResult(context.Events.Single(record => record.Id == last.Id))), [practice.Lead], Actor.Person(practice.Reporter));
        Assert.Equal(7, (await AskAsync(practice, "lead", "")).GetProperty("total").GetInt32());
        Assert.Equal(8, (await AskAsync(practice, "admin", "")).GetProperty("total").GetInt32());
    }

    [Theory, EachEngine]
    public async Task Answer_WithWords_CountsWhereTheyStandInWhatThePersonMayRead(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var told = await practice.RecordAsync(TestData.Incident("The vaccine fridge was warm for a night."));
        await practice.RecordAsync(TestData.Incident("Two fridges were warm.") with { Type = EventType.Risk });
        await practice.RecordAsync();
        await practice.Installation.Get<ReleaseService>().ReleaseAsync(told.Id, 1, [new ReleasedText("Description", null, "A refrigerator was warm.")], Actor.Person(practice.Lead));
        await practice.Installation.CountedAsync(3);
        async Task<int> CountAsync(string who, string question) => (await AskAsync(practice, who, question)).GetProperty("total").GetInt32();
        Assert.Equal((3, 2, 1, 1), (await CountAsync("lead", ""), await CountAsync("lead", "words=fridge"), await CountAsync("lead", "words=fridges&any.type=risk"), await CountAsync("lead", "words=fridge+-vaccine")));
        Assert.Equal("[2]", (await AskAsync(practice, "lead", "words=fridge&by=recorded.day")).GetProperty("counts").GetRawText());
        // What was said is searched by those who read it; others know released wording alone, and of other practices nothing.
        Assert.Equal((0, 1, 0), (await CountAsync("network", "words=fridge"), await CountAsync("network", "words=refrigerator"), await CountAsync("lead", "words=refrigerator")));
        Assert.Equal(0, await CountAsync("outsider", "words=fridge"));
        await RefusedAsync(practice, "partner", "words=fridge", "counted without words");
        await RefusedAsync(practice, "lead", "words=fridge&by=Gender", "what patients are");
        await RefusedAsync(practice, "network", "by=recorded.day", "whole months");
        foreach (var typed in new[] { "\"", "-fridge" }) await RefusedAsync(practice, "lead", $"words={Uri.EscapeDataString(typed)}", "Nothing was looked for");
        foreach (var typed in new[] { "'':*Zq & !", "<script>", new string('a', 3000) }) Assert.Equal(0, await CountAsync("lead", $"words={Uri.EscapeDataString(typed)}"));
    }

    [Fact]
    public async Task Answer_WithAChart_CarriesLimitsSignalsAndTheSentence()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(-400));
        for (var month = 0; month < 13; month++)
        {
            for (var number = 0; number < 2 + (month % 3); number++) await practice.RecordAsync();
            practice.Installation.Clock.Advance(TimeSpan.FromDays(30));
        }

        await practice.Installation.CountedAsync(38);
        var chart = (await AskAsync(practice, "lead", $"by=recorded.month&chart={Uri.EscapeDataString("""{"chart":"c","options":{"title":"Records a month"}}""")}")).GetProperty("chart");
        Assert.StartsWith("c chart of ", chart.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(38, chart.GetProperty("values").EnumerateArray().Sum(value => value.GetInt32()));
        Assert.True(chart.TryGetProperty("upper", out _) || chart.GetRawText().Contains("upper", StringComparison.Ordinal));
        Assert.Equal("Records a month", chart.GetProperty("specification").GetProperty("options").GetProperty("title").GetString());
        Assert.Equal("pareto", (await AskAsync(practice, "lead", "by=InvolvedAgents&chart=pareto")).GetProperty("chart").GetProperty("chart").GetString());
        foreach (var (question, reason) in new[]
        {
            ("chart=c", "by once"), ("by=type&chart=c", "follows time"), ("by=recorded.month&chart=pareto", "compares categories"), ("by=recorded.month&chart=p", "denominators"),
            ("by=recorded.month&chart=pie", "no chart"), ("by=recorded.month&chart={", "chart cannot be used"), ("any.type=risk&by=recorded.month&chart=c", "nothing to draw"),
        })
        {
            await RefusedAsync(practice, "lead", question, reason);
        }
    }

    [Fact]
    public async Task Answer_AHostileQuestion_IsRefusedWithAReason()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        await practice.Installation.CountedAsync();
        foreach (var (question, reason) in new[]
        {
            ("any.Nothing=1", "no dimension \"Nothing\""), ("by=<script>", "no dimension"), ("by=recorded.hour", "by is a dimension"), ("by=type&by=harm&by=version", "two things at most"),
            ("recorded.from=yesterday", "must be a date"), ("recorded.from=2026-13", "must be a date"), ("recorded.from=2026-02-30", "must be a date"), ("recorded.to=0001", "must be a date"), ("recorded.to=9999", "must be a date"),
            ("recorded.from=2026-05&recorded.to=2026-04", "ends before it begins"), ("recorded.from=2026&recorded.from=2025", "stands twice"), ("any.type=nonsense", "has no code"), ("any.type=%27%3Bdrop+table", "has no code"),
            ("any.organisation=NOWHERE", "no organisation"), ("days=recorded-recorded", "two different days"), ("days=x", "two different days"), ("days=recorded-reviewed&percentile=100", "percentile is a number"),
            ("days=recorded-reviewed&percentile=NaN", "percentile is a number"), ("percentile=50", "say days as well"), ("whatever=1", "has no part"), ($"any.type={new string('x', 4001)}", "4000 characters"),
            (string.Join('&', Enumerable.Repeat("any.type=risk", 501)), "500 parts"),
        })
        {
            await RefusedAsync(practice, "lead", question, reason);
        }

        // A form sends what was left empty as well.
        Assert.Equal(0, (await AskAsync(practice, "lead", "any.type=&recorded.from=&by=&by=&chart=")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Answer_UntilTheSnapshotIsReady_SaysWhenToAskAgain()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var state = practice.Installation.Get<InsightState>();
        await practice.Installation.CountedAsync();
        await practice.AsAsync("lead");
        foreach (var job in practice.Installation.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<InsightJob>()) await job.StopAsync(TestContext.Current.CancellationToken);
        Assert.False((await practice.GetAsync("lead", InsightLinks.Page)).Headers.Contains("Refresh"));
        state.Snapshot = null;
        Assert.Equal("5", Assert.Single((await practice.GetAsync("lead", InsightLinks.Page)).Headers.GetValues("Refresh")));
        var response = await practice.GetAsync("lead", InsightLinks.Answer);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter!.Delta);
        Assert.Contains("being read for counting", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"InvolvedAgents\"", await (await practice.GetAsync("lead", InsightLinks.Dimensions)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AskAsync(Practice practice, string who, string question)
    {
        var response = await practice.GetAsync(who, $"{InsightLinks.Answer}?{question}");
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{who} asked {question} and got {response.StatusCode}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    private static async Task RefusedAsync(Practice practice, string who, string question, string reason)
    {
        var response = await practice.GetAsync(who, $"{InsightLinks.Answer}?{question}");
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{who} asked {question} and got {response.StatusCode}: {body}");
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(reason, JsonDocument.Parse(body).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
