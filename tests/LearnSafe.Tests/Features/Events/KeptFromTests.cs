using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.History;
using LearnSafe.Tests.Access;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class KeptFromTests
{
    [Theory]
    [InlineData("lead")]
    [InlineData("admin")]
    public async Task AKeptRecord_ForThePersonItIsKeptFrom_IsNotThereOnAnyRoute(string who)
    {
        await using var world = await AccessWorld.OpenAsync();
        var installation = world.Installation;
        Guid lead;
        PatientSafetyEvent record;
        await using (var context = installation.NewContext())
        {
            lead = context.Users.Single(person => person.Email == $"{who}@harebell.example").Id;
            record = context.Events.Single(known => known.ReporterId != null);
            // Begun before it was kept from them: a change holds the whole record.
            context.Drafts.Add(new Draft
            {
                Id = Guid.CreateVersion7(),
                PersonId = lead,
                OrganisationId = record.OrganisationId,
                Type = EventType.Incident,
                TaxonomyVersion = 5,
                EventId = record.Id,
                BaseRevision = 1,
                Version = 1,
                Answers = EventAnswersJson.Write(TestData.Incident("SENTINEL"), installation.Get<LfpseContent>().Current),
                CreatedAt = TestClock.Start.UtcDateTime,
                UpdatedAt = TestClock.Start.UtcDateTime,
            });
            await context.SaveChangesAsync();
        }

        var draft = await installation.QueryAsync(context => context.Drafts.SingleAsync(known => known.EventId == record.Id));
        Assert.True(await installation.Get<KeepFromService>().KeepAsync(record, [lead], Actor.Person(record.ReporterId!.Value)));
        var walked = 0;
        foreach (var endpoint in installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Contains("GET")))
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (route.Contains("**", StringComparison.Ordinal) || route.Contains("/fhir/", StringComparison.Ordinal)) continue;
            var response = await world.As(who).GetAsync(new Uri(world.Address(route).Replace(world.Address("{draft}"), draft.Id.ToString(), StringComparison.Ordinal), UriKind.Relative));
            var body = await response.Content.ReadAsStringAsync();
            Assert.DoesNotContain(record.Reference, body, StringComparison.Ordinal);
            Assert.DoesNotContain("SENTINEL", body, StringComparison.Ordinal);
            Assert.DoesNotContain("The repeat was issued at the old dose", body, StringComparison.Ordinal);
            if (route.Contains("{id", StringComparison.Ordinal) && route.StartsWith("/events/", StringComparison.Ordinal))
            {
                Assert.Equal((route, 404), (route, (int)response.StatusCode));
                walked++;
            }
        }

        Assert.True(walked > 10);
        Assert.DoesNotContain(record.Reference, await (await world.As(who).GetAsync(new Uri(RecordLinks.All, UriKind.Relative))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var page in new[] { RecordLinks.Withdraw(record.Id), RecordLinks.Release(record.Id), RecordLinks.Revise(record.Id), RecordLinks.Attachments(record.Id), RecordLinks.PatientNumber(record.Id) + "?handler=See", EventLinks.Check(draft.Id) })
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(world.As(who), RecordLinks.All, page)).StatusCode);
        Assert.Null((await installation.QueryAsync(context => context.Events.SingleAsync(known => known.Id == record.Id))).WithdrawnAt);
    }

    [Theory, EachEngine]
    public async Task Involved_TheLead_GoesToTheOtherReviewerThenToTheNetworkWhoReadsThatOneRecord(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var (record, another) = (await practice.RecordAsync(), await practice.RecordAsync());
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("network", RecordLinks.Record(record.Id)));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("reporter", RecordLinks.Involved(record.Id), "Keep it from them")).StatusCode);
        await practice.PressAsync("reporter", RecordLinks.Involved(record.Id), "Keep it from them", ("from", KeepFromService.Lead));
        Assert.Contains("It went to Jonas Pell (Organisation administrator).", await MainAsync(practice, "reporter", RecordLinks.Record(record.Id)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", RecordLinks.Record(record.Id)));
        Assert.Contains("1 record", await MainAsync(practice, "lead", RecordLinks.All), StringComparison.Ordinal);
        var own = await MainAsync(practice, "admin", RecordLinks.Record(record.Id));
        Assert.Contains("Its reporter said that somebody who would review this is involved: Mairi Quill.", own, StringComparison.Ordinal);
        Assert.Contains("Ines Falk", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Ines Falk", await MainAsync(practice, "admin", RecordLinks.Record(another.Id)), StringComparison.Ordinal);
        Assert.Contains("Passed to you", await MainAsync(practice, "admin", RecordLinks.All), StringComparison.Ordinal);

        var admin = await practice.Installation.QueryAsync(context => context.Users.Where(person => person.Email == "admin@harebell.example").Select(person => person.Id).SingleAsync());
        await practice.PressAsync("reporter", RecordLinks.Involved(record.Id), "Keep it from them", ("from", admin.ToString()));
        Assert.Contains("It went to Ottilie Ferrer (Network lead, outside Harebell Surgery).", await MainAsync(practice, "reporter", RecordLinks.Record(record.Id)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", RecordLinks.Record(record.Id)));
        Assert.DoesNotContain(record.Reference, await MainAsync(practice, "admin", AccessLogLinks.Reading), StringComparison.Ordinal);
        Assert.Contains(record.Reference, await MainAsync(practice, "network", AreaLinks.List), StringComparison.Ordinal);
        Assert.Contains("The repeat was issued at the old dose.", await MainAsync(practice, "network", RecordLinks.Record(record.Id)), StringComparison.Ordinal);
        foreach (var page in new[] { RecordLinks.Print(record.Id), RecordLinks.Revision(record.Id, 1), RecordLinks.Attachments(record.Id) }) Assert.Equal((page, HttpStatusCode.OK), (page, await practice.StatusAsync("network", page)));
        foreach (var page in new[] { RecordLinks.Withdraw(record.Id), RecordLinks.Revise(record.Id), RecordLinks.PatientNumber(record.Id), RecordLinks.Release(record.Id), RecordLinks.Involved(record.Id) })
            Assert.NotEqual((page, HttpStatusCode.Redirect), (page, (await SendAsync(await practice.AsAsync("network"), AreaLinks.List, page)).StatusCode));
        Assert.Null((await practice.Installation.QueryAsync(context => context.Events.SingleAsync(known => known.Id == record.Id))).WithdrawnAt);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("network", RecordLinks.Record(another.Id)));
        Assert.Contains("Network lead, Harebell Network", await MainAsync(practice, "reporter", RecordLinks.Record(record.Id)), StringComparison.Ordinal);

        await practice.Installation.QueryAsync(context => context.RoleAssignments.Where(role => role.Role == RoleNames.NetworkLead).ExecuteDeleteAsync());
        Assert.NotEqual(HttpStatusCode.OK, await practice.StatusAsync("network", RecordLinks.Record(record.Id)));
    }

    [Theory, EachEngine]
    public async Task Involved_AnybodyButTheReporter_CannotSayIt(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", RecordLinks.Involved(record.Id)));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("colleague", RecordLinks.Involved(record.Id)));
        var stranger = await practice.Installation.QueryAsync(context => context.Users.Where(person => person.Email == "lead@bryony.example").Select(person => person.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("reporter", RecordLinks.Involved(record.Id), "Keep it from them", ("from", stranger.ToString()))).StatusCode);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.KeptFrom.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Check_WithTheLeadNamed_RecordsAndKeepsInOneCommit(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var draft = new Draft
        {
            PersonId = practice.Reporter,
            OrganisationId = practice.Organisation.Id,
            Type = EventType.Incident,
            TaxonomyVersion = 5,
            NumberOfPatients = 1,
            Version = 1,
            Answers = EventAnswersJson.Write(TestData.Incident(), practice.Installation.Get<LfpseContent>().Current),
            CreatedAt = TestClock.Start.UtcDateTime,
            UpdatedAt = TestClock.Start.UtcDateTime,
        };
        await practice.Installation.QueryAsync(async context =>
        {
            context.Drafts.Add(draft);
            return await context.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("reporter", EventLinks.Check(draft.Id), "Confirm and record event", ("from", Guid.NewGuid().ToString()))).StatusCode);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.Events.CountAsync()));
        await AssertStillChosenAsync(await practice.PressAsync("reporter", EventLinks.Check(draft.Id), "Confirm and record event", ("from", KeepFromService.Lead), ("version", "9")));
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("reporter", EventLinks.Check(draft.Id), "Confirm and record event", ("from", KeepFromService.Lead))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", RecordLinks.Record(draft.Id)));
        Assert.Contains("It went to Jonas Pell", await MainAsync(practice, "reporter", EventLinks.Receipt(draft.Id)), StringComparison.Ordinal);
        var answers = await practice.Installation.QueryAsync(context => context.Revisions.Select(revision => revision.Answers).SingleAsync());
        Assert.DoesNotContain("Quill", answers, StringComparison.Ordinal);
        Assert.DoesNotContain(practice.Lead.ToString(), answers, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachEngine]
    public async Task QuickStart_WithTheLeadNamed_RecordsAndKeepsInOneCommit(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        const string Quick = "/events/record/quick/good-catch";
        (string, string)[] answers = [("Description", "The receptionist heard that the caller could not finish her sentences."), ("IncidentOccurredToday", "y"), ("HowFutureOccurrence", "Let whoever answers the phone fetch a doctor."), ("LocationKnown", "y"), ("ServiceArea", "17")];
        await AssertStillChosenAsync(await practice.PressAsync("reporter", Quick, "Record event", ("Description", "She spoke up."), ("from", KeepFromService.Lead)));
        var personal = await practice.PressAsync("reporter", Quick, "Record event", [.. answers.Skip(1), ("Description", "Ring 07700 900123."), ("from", KeepFromService.Lead)]);
        Assert.Equal(KeepFromService.Lead, (await personal.DocumentAsync()).QuerySelector("input[type=hidden][name=from]")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("reporter", Quick, "Record event", [.. answers, ("from", Guid.NewGuid().ToString())])).StatusCode);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.Events.CountAsync()));
        var done = await practice.PressAsync("reporter", Quick, "Record event", [.. answers, ("from", KeepFromService.Lead)]);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var record = await practice.Installation.QueryAsync(context => context.Events.SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", RecordLinks.Record(record.Id)));
        Assert.Contains("It went to Jonas Pell", await MainAsync(practice, "reporter", done.Headers.Location!.ToString()), StringComparison.Ordinal);
        var actions = await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == record.Id).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());
        Assert.Equal([HistoryActions.EventRecorded, HistoryActions.RecordKeptFrom], actions);
    }

    private static async Task AssertStillChosenAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.DocumentAsync()).QuerySelector($"input[name=from][value={KeepFromService.Lead}]")!.HasAttribute("checked"));
    }

    /// <summary>A form that the person was never shown, with a token from a page that they were.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string from, string to)
    {
        var token = (await client.PageAsync(from)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Reason", "Hidden"), new("Expected", "1"), new("Wording[0]", "Hidden"), new("from", KeepFromService.Lead), new("version", "1"), new("reason", "Hidden")]);
        return await client.PostAsync(new Uri(to, UriKind.Relative), content);
    }

    private static async Task<string> MainAsync(Practice practice, string who, string path) => (await practice.PageAsync(who, path)).QuerySelector("main")!.TextContent;
}
