using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.AccessLog;

public sealed class AccessLogTests
{
    [Theory, EachEngine]
    public async Task Details_OpenedByOthers_TellsReporterAndLeadWhoAndHowOften(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        await practice.GetAsync("reporter", RecordLinks.Record(id));
        Assert.Contains("Nobody but its reporter.", (await practice.PageAsync("reporter", RecordLinks.Record(id))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await practice.GetAsync("lead", RecordLinks.Record(id));
        await practice.GetAsync("lead", RecordLinks.Print(id));
        await practice.GetAsync("admin", RecordLinks.Record(id));
        var seen = (await practice.PageAsync("reporter", RecordLinks.Record(id))).QuerySelector("#readers + ul")!.TextContent;
        Assert.Contains("Mairi Quill, Patient safety lead2 times, last on ", seen, StringComparison.Ordinal);
        Assert.Contains("Jonas Pell, Organisation administratorOnce on ", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Ines Falk", (await practice.PageAsync("lead", RecordLinks.Record(id))).QuerySelector("#readers + ul")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task All_WithAFilter_WritesFilterAndCount(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync();
        await practice.RecordAsync();
        await practice.GetAsync("lead", RecordLinks.All + "?type=incident&harm=4&nonsense=Mrs+Harebell");
        var entry = Assert.Single(await EntriesAsync(practice));
        Assert.Equal((RecordLinks.All, "?type=incident&harm=4", 2), (entry.Address, entry.Filter, entry.Count));
        Assert.Equal((practice.Lead, practice.Organisation.Id, practice.Organisation.Id, "PatientSafetyLead"), (entry.ActorId, entry.ActingForId, entry.OrganisationId, entry.Roles));
    }

    [Theory, EachEngine]
    public async Task Post_PageThatComesBack_IsAReadingAndOneThatRedirectsIsNot(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", ""))).StatusCode);
        Assert.Equal(2, (await EntriesAsync(practice)).Count);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", "Recorded twice"))).StatusCode);
        Assert.Equal(3, (await EntriesAsync(practice)).Count);
    }

    [Theory, EachEngine]
    public async Task Interface_ReadAndSearch_AreWrittenWithTheKey(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        var key = await practice.Installation.Get<ApiKeyService>().AddAsync("Y99001", "Local risk system", Actor.System);
        using var client = practice.Installation.Client();
        client.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", key);
        (await client.GetAsync(new Uri($"{EventsFhirRoutes.Path}/{record.Id}", UriKind.Relative))).EnsureSuccessStatusCode();
        (await client.GetAsync(new Uri($"{EventsFhirRoutes.Path}?_count=5", UriKind.Relative))).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{EventsFhirRoutes.Path}/{Guid.NewGuid()}", UriKind.Relative))).StatusCode);
        var entries = await EntriesAsync(practice);
        Assert.Equal([(ActorKind.Program, record.Id, null), (ActorKind.Program, (Guid?)null, (int?)1)], entries.Select(entry => (entry.ActorKind, entry.EventId, entry.Count)));
        Assert.Equal("?_count=5", entries[1].Filter);
        Assert.Contains("Local risk system, over the interface", (await practice.PageAsync("lead", RecordLinks.Record(record.Id))).QuerySelector("#readers + ul")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Reading_SearchedByReferencePersonAndDay_FindsWhatFits(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (one, two) = (await practice.RecordAsync(), await practice.RecordAsync());
        await practice.GetAsync("lead", RecordLinks.Record(one.Id));
        await practice.GetAsync("lead", RecordLinks.All);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", AccessLogLinks.Reading));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(2));
        await practice.GetAsync("admin", RecordLinks.Print(two.Id));
        Assert.Equal(3, await RowsAsync(practice, ""));
        Assert.Equal(1, await RowsAsync(practice, $"?reference={one.Reference.ToLowerInvariant()}"));
        Assert.Equal(2, await RowsAsync(practice, "?person=quill"));
        Assert.Equal(0, await RowsAsync(practice, "?person=%25"));
        Assert.Equal(0, await RowsAsync(practice, "?outside=only"));
        var day = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);
        Assert.Equal(2, await RowsAsync(practice, $"?to-day={day.Day}&to-month={day.Month}&to-year={day.Year}"));
        Assert.Equal(1, await RowsAsync(practice, $"?from-day={day.AddDays(1).Day}&from-month={day.AddDays(1).Month}&from-year={day.AddDays(1).Year}"));
        var wrong = await (await practice.GetAsync("admin", AccessLogLinks.Reading + "?from-day=31&from-month=2&from-year=2026")).DocumentAsync();
        Assert.Equal("#from-day", wrong.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));
        await practice.Installation.AddPersonAsync(practice.Other, RoleNames.OrganisationAdministrator, "admin@bryony.example", "Ketil Brand");
        using var other = practice.Installation.Client();
        await other.SignInAsync("admin@bryony.example");
        Assert.Contains("Nobody has read", (await other.PageAsync(AccessLogLinks.Reading)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Job_AfterItsYears_DeletesTheOldAndKeepsTheRest(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        await practice.GetAsync("lead", RecordLinks.Record(id));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(365 * 4));
        var service = practice.Installation.Get<AccessLogService>();
        await using var context = practice.Installation.NewContext();
        var record = await context.Events.SingleAsync();
        await practice.Installation.Get<DeleteExpiredEntriesJob>().RunAsync();
        Assert.Single(await service.ReadersAsync(record));
        practice.Installation.Clock.Advance(TimeSpan.FromDays((365 * 4) + 3));
        Assert.Equal(1, await practice.Installation.Get<DeleteExpiredEntriesJob>().RunAsync());
        Assert.Empty(await service.ReadersAsync(record));
    }

    private static async Task<int> RowsAsync(Practice practice, string query) =>
        (await practice.PageAsync("admin", AccessLogLinks.Reading + query)).QuerySelectorAll("tbody tr").Length;

    private static Task<List<AccessLogEntry>> EntriesAsync(Practice practice) =>
        practice.Installation.QueryAsync(context => context.AccessLog.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync());
}
