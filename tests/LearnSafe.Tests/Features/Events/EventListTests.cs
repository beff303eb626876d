using System.Net;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class EventListTests
{
    private static async Task<string[]> WordsAsync(Practice practice, string query) =>
        [.. (await practice.PageAsync("lead", RecordLinks.All + query)).QuerySelectorAll("main tbody .app-typed-text").Select(cell => cell.TextContent).Order(StringComparer.Ordinal)];

    [Theory, EachEngine]
    public async Task Get_NothingRecordedYet_SaysWhatComesHere(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var mine = await practice.PageAsync("reporter", "/events");
        Assert.Contains("You have no drafts", mine.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You have not recorded an event yet", mine.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(mine.QuerySelectorAll("main table"));
        Assert.Contains("No records", (await practice.PageAsync("lead", RecordLinks.All)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/events", (await practice.GetAsync("reporter", "/")).Headers.Location!.ToString());
    }

    [Theory, EachEngine]
    public async Task Get_MoreThanAPage_IsPagedNewestFirst(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        for (var number = 1; number <= 45; number++)
        {
            practice.Installation.Clock.Advance(TimeSpan.FromMinutes(1));
            await practice.RecordAsync(TestData.Incident($"Number {number}"));
        }

        foreach (var (who, path) in new[] { ("reporter", "/events"), ("lead", RecordLinks.All) })
        {
            var first = await practice.PageAsync(who, path);
            Assert.Equal(Enumerable.Range(26, 20).Reverse().Select(number => $"Number {number}"), first.QuerySelectorAll("main tbody .app-typed-text").Select(cell => cell.TextContent));
            Assert.Contains("45 records", first.Body!.TextContent, StringComparison.Ordinal);
            var last = await practice.PageAsync(who, path + "?number=3");
            Assert.Equal(["Number 5", "Number 4", "Number 3", "Number 2", "Number 1"], last.QuerySelectorAll("main tbody .app-typed-text").Select(cell => cell.TextContent));
            Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync(who, path + "?number=-7"));
            Assert.Equal(5, (await practice.PageAsync(who, path + "?number=9999")).QuerySelectorAll("main tbody .app-typed-text").Length);
        }
    }

    [Theory, EachEngine]
    public async Task Get_WithAFilter_ShowsWhatFitsAndKeepsTheChoiceInTheAddress(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var events = practice.Installation.Get<EventService>();
        Task Add(EventAnswers answers, EventFlags? flags = null) => events.RecordAsync(practice.Organisation.Id, answers, new Change(Actor.Person(practice.Reporter)), flags);
        await Add(TestData.Incident("Low"));
        await Add(TestData.Incident("Fatal") with { Patients = [TestData.Incident().Patients[0].With("PhysicalHarm", "1").Without("PsychologicalHarm")] });
        await Add(TestData.Incident("Risk") with { Type = EventType.Risk, Patients = [] });
        await Add(TestData.Incident("Section"), new EventFlags(["AdverseEventGovernance"], []));
        await Add(TestData.Incident("Privacy"), new EventFlags([], [new PrivacyFlag("Description", null, "Phone", 0, 5)]));
        var withdrawn = await practice.RecordAsync(TestData.Incident("Withdrawn"));
        await events.WithdrawAsync(practice.Organisation.Id, withdrawn.Id, null, new Change(Actor.Person(practice.Reporter), "Twice"));

        Assert.Equal(["Fatal", "Low", "Privacy", "Risk", "Section", "Withdrawn"], await WordsAsync(practice, ""));
        Assert.Equal(["Risk"], await WordsAsync(practice, "?type=risk"));
        Assert.Equal(["Fatal", "Risk"], await WordsAsync(practice, "?harm=1&harm=0"));
        Assert.Equal(["Withdrawn"], await WordsAsync(practice, "?withdrawn=only"));
        Assert.Equal(["Fatal", "Low", "Privacy", "Section"], await WordsAsync(practice, "?withdrawn=none&type=incident"));
        Assert.Equal(["Section"], await WordsAsync(practice, "?flag=section"));
        Assert.Equal(["Privacy", "Section"], await WordsAsync(practice, "?flag=section&flag=privacy"));
        Assert.Equal(6, (await WordsAsync(practice, "?type=%27;drop&harm=9&withdrawn=maybe&flag=x")).Length);

        var page = await practice.PageAsync("lead", RecordLinks.All + "?type=risk&harm=1");
        Assert.Contains("No record fits everything you chose", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/events/all?harm=1", "/events/all?type=risk", "/events/all"], page.QuerySelectorAll(".app-chosen:not(.app-screen-only) a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["risk", "1"], page.QuerySelectorAll("main input[checked][type=checkbox]").Select(box => box.GetAttribute("value")));
    }

    [Theory, EachEngine]
    public async Task Delete_ADraft_AsksOnceAndOnlyItsAuthor(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var draft = new Draft { PersonId = practice.Reporter, OrganisationId = practice.Organisation.Id, Type = EventType.Risk, TaxonomyVersion = 5, Answers = """{"version":5,"type":"risk"}""", CreatedAt = TestClock.Start.UtcDateTime, UpdatedAt = TestClock.Start.UtcDateTime };
        await practice.Installation.QueryAsync(context =>
        {
            context.Drafts.Add(draft);
            return context.SaveChangesAsync();
        });
        var path = RecordLinks.DeleteDraft(draft.Id);
        Assert.Contains("20 November 2026 at 10:30am", (await practice.PageAsync("reporter", "/events")).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("colleague", path));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", path));
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("reporter", path, "Delete draft")).StatusCode);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.Drafts.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Csv_OfAFilteredList_HoldsExactlyThoseRecordsAndNoFormula(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync(TestData.Incident("=HYPERLINK(\"x\"), and\nmore") with { Date = "2026-10" });
        await practice.RecordAsync(TestData.Incident("-2 mg, Å"));
        await practice.RecordAsync(TestData.Incident("Left out") with { Type = EventType.Risk, Patients = [] });
        await practice.Installation.RecordAsync(practice.Other, null, TestData.Incident("Another practice"));
        var page = await practice.PageAsync("lead", RecordLinks.All + "?type=incident&harm=4");
        var link = page.QuerySelectorAll("main a").Single(one => one.TextContent.Contains("CSV", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal("/events/all.csv?type=incident&harm=4", link);

        var response = await practice.GetAsync("lead", link);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = System.Text.Encoding.UTF8.GetString(bytes);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("\uFEFFReference,Type,Date,", text, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\"), and\nmore\",", text, StringComparison.Ordinal);
        Assert.Contains(",\"'-2 mg, Å\",", text, StringComparison.Ordinal);
        Assert.Contains(",2026-10,", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split('\n').Length - 1);
        Assert.DoesNotContain("Left out", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Another practice", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", link));
    }
}
