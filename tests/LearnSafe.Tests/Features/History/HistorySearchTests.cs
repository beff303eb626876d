using System.Net;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Settings;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.History;

public sealed class HistorySearchTests
{
    [Theory, EachEngine]
    public async Task Search_ByDayActionPersonAndRecord_FindsWhatIsTheOrganisationsOwn(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        await practice.Installation.RecordAsync(practice.Other);
        practice.Installation.Clock.Advance(TimeSpan.FromHours(2));
        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, record.Id, null, TestData.Incident("Another."), new Change(Actor.Person(practice.Lead), "Put right"));
        await ChangeSettingsAsync(practice, "The Harebell");
        var search = practice.Installation.Get<HistorySearchService>();
        Task<HistoryPage> FindAsync(HistoryFilter filter) => search.SearchAsync(practice.Organisation.Id, practice.Lead, filter, 1);

        Assert.Equal(["Event revised", "Event recorded"], (await FindAsync(new HistoryFilter(Record: record.Id))).Rows.Select(row => row.Action));
        Assert.Equal(record.Reference, Assert.Single((await FindAsync(new HistoryFilter(Action: HistoryActions.EventRecorded))).Rows).Reference);
        Assert.Single((await FindAsync(new HistoryFilter(Action: HistoryActions.SettingsChanged))).Rows);
        Assert.Equal("Event revised", Assert.Single((await FindAsync(new HistoryFilter(Person: practice.Lead, Action: HistoryActions.EventRevised))).Rows).Action);
        var day = UkTime.Today(practice.Installation.Clock);
        Assert.NotEmpty((await FindAsync(new HistoryFilter(day, day))).Rows);
        Assert.Empty((await FindAsync(new HistoryFilter(From: day.AddDays(1)))).Rows);
        Assert.Empty((await FindAsync(new HistoryFilter(Until: day.AddDays(-1)))).Rows);
        Assert.DoesNotContain((await FindAsync(new HistoryFilter())).Rows, row => row.Reference is not null && row.Reference != record.Reference);
    }

    [Theory, EachEngine]
    public async Task Search_ForThePersonWhoRecorded_DoesNotGiveThemAway(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync();
        var search = practice.Installation.Get<HistorySearchService>();
        Assert.Empty((await search.SearchAsync(practice.Organisation.Id, practice.Lead, new HistoryFilter(Person: practice.Reporter), 1)).Rows);
        Assert.Equal("The reporter", (await search.SearchAsync(practice.Organisation.Id, practice.Lead, new HistoryFilter(Action: HistoryActions.EventRecorded), 1)).Rows.Single().Who);
        Assert.Single((await search.SearchAsync(practice.Organisation.Id, practice.Reporter, new HistoryFilter(Person: practice.Reporter), 1)).Rows);
    }

    [Theory, EachEngine]
    public async Task Entries_AreReadInWordsAndNeverShowWhatWasErasedOrIsNotToBeRead(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        await practice.Installation.Get<PatientNumberService>().KeepAsync(record.Id, "EMIS 40213", Actor.Person(practice.Reporter));
        await ChangeSettingsAsync(practice, "The Harebell");
        var rows = (await practice.Installation.Get<HistorySearchService>().SearchAsync(practice.Organisation.Id, practice.Lead, new HistoryFilter(), 1)).Rows;
        Assert.Contains(rows, row => row.Details == "Display name: nothing became “The Harebell”");
        Assert.DoesNotContain(rows, row => row.Details.Contains("40213", StringComparison.Ordinal));
        await practice.Installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "Order 12");
        rows = (await practice.Installation.Get<HistorySearchService>().SearchAsync(practice.Organisation.Id, practice.Lead, new HistoryFilter(Action: HistoryActions.EventRecorded), 1)).Rows;
        Assert.Equal("What it said was erased.", Assert.Single(rows).Details);
    }

    [Theory, EachEngine]
    public async Task Export_HoldsExactlyWhatIsFilteredAndNoFormula(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync();
        await practice.Installation.Get<ApiKeyService>().CreateAsync(practice.Organisation.Id, "=HYPERLINK(\"x\")", null, Actor.System);
        using var program = await FhirProgram.ConnectAsync(practice.Installation, practice.Organisation.Code);
        await practice.Installation.Get<ApiKeyService>().CreateAsync(practice.Other.Id, "Theirs", null, Actor.System);
        var keys = await practice.GetAsync("admin", "/history/export?action=interface%20key%20added");
        var lines = (await keys.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, line => line.Contains("Name: =HYPERLINK(\"\"x\"\")", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("\"=", StringComparison.Ordinal) || line.Contains("Theirs", StringComparison.Ordinal));
        Assert.Equal("no-store", keys.Headers.CacheControl!.ToString());
        Assert.True(await practice.Installation.QueryAsync(context => context.History.AnyAsync(entry => entry.Action == HistoryActions.HistoryExported)));
    }

    [Theory]
    [InlineData("/history?from=2026-13-01", "The first day must be a real date, such as 2026-11-24")]
    [InlineData("/history?until=x", "The last day must be a real date, such as 2026-11-24")]
    [InlineData("/history?from=2026-11-02&until=2026-11-01", "The last day must be the same as or after the first day")]
    [InlineData("/history?reference=LS-0000-0000", "There is no record with that reference here")]
    public async Task Page_AFilterThatCannotBe_SaysWhy(string path, string fault)
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var response = await practice.GetAsync("admin", path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(fault, (await response.DocumentAsync()).QuerySelector(".nhsuk-error-summary li")!.TextContent.Trim());
    }

    [Theory, EachEngine]
    public async Task VerifyNow_SaysWhenItWasVerifiedAndFindsWhatWasCutOffSince(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync();
        await practice.PressAsync("admin", "/history", "Verify now");
        await practice.Installation.Get<HistoryCheckService>().BeginAsync();
        Assert.Equal("Whole", (await practice.PageAsync("admin", "/history")).QuerySelector("main .nhsuk-tag")!.TextContent);
        await using (var context = practice.Installation.NewContext())
        {
            var last = await context.History.MaxAsync(entry => entry.Sequence);
            await context.Revisions.Where(revision => revision.Sequence == last).ExecuteDeleteAsync();
            await context.Events.ExecuteDeleteAsync();
            await context.History.Where(entry => entry.Sequence == last).ExecuteDeleteAsync();
        }

        await practice.Installation.Get<HistoryCheckService>().BeginAsync();
        Assert.Contains("the end is missing", (await practice.PageAsync("admin", "/history")).QuerySelector(".nhsuk-inset-text")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AnEntryMovedToAnotherOrganisationsHistory_IsFound()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var record = await practice.RecordAsync();
        foreach (var elsewhere in new Guid?[] { practice.Other.Id, null })
        {
            await using (var context = practice.Installation.NewContext())
                await context.History.Where(entry => entry.SubjectId == record.Id).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.OrganisationId, elsewhere));
            Assert.EndsWith("stands in the history of an organisation that its record does not belong to.", (await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Fault!, StringComparison.Ordinal);
        }
    }

    private static Task<bool> ChangeSettingsAsync(Practice practice, string name) => practice.Installation.Get<OrganisationSettingsService>().ChangeAsync(
        practice.Organisation.Id, default, new SettingsChange(name, null, WorkingWeek.Usual, false, null), Actor.Person(practice.Lead));
}
