using System.Net;
using System.Text;
using LearnSafe.Data.Engines;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Engine = LearnSafe.Tests.Harness.Engine;

namespace LearnSafe.Tests.Features.Events.Search;

public sealed class RecordSearchTests
{
    private static readonly string[] Told =
    [
        "The wrong dose of insulin was given.",
        "Insulin insulin insulin: the pen was labelled insulin.",
        "A prescription for methotrexate was issued daily; the patient’s dose is weekly.",
        "Prescribing error: amoxycillin given to a patient with an alergy to penicillin.",
        "The referral was delayed by the hospital. Nobody followed it up.",
        "Follow-up of the café’s first-aid box.",
        "A long account in which many things are told of a morning at the desk, of telephones, of a queue, and of one insulin pen that was found in the fridge late in the day.",
    ];

    /// <summary>What was typed, and which of the texts it finds, by their numbers.</summary>
    private static readonly (string Typed, string Finds)[] Asked =
    [
        ("insulin", "0 1 6"), ("INSULIN dose", "0"), ("prescribe", "3"), ("prescriptions", "2"), ("prescri*", "2 3"), ("\"wrong dose\"", "0"), ("\"dose wrong\"", ""), ("dose", "0 2"),
        ("dose -insulin", "2"), ("-insulin", ""), ("amoxicillin allergy", "3"), ("methotrex*", "2"), ("referrals delay", "4"), ("follow-up", "5"), ("followed", "4 5"),
        ("cafe", "5"), ("\"insulin insulin\"", "1"), ("\"insulin pen\"", "6"), ("\"prescription for methotrexate\"", "2"), ("\"prescription for the methotrexate\"", ""), ("insulin -\"insulin pen\"", "0 1"), ("pens -\"one insulin pens that\"", "1"), ("\"insulin the\"", "1"), ("pens labelling", "1"), ("nothingofthekind", ""), ("'; drop table search_words; --", ""),
        ("words : insulin OR dose", ""), ("\"", ""), ("*", ""), ("ins* pen", "1 6"), ("0break0", ""), ("patient", "2 3"), ("NEAR(insulin pen)", ""),
    ];

    [Theory, EachEngine]
    public async Task Get_Words_FindTheSameOnEitherEngine(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        foreach (var text in Told)
        {
            practice.Installation.Clock.Advance(TimeSpan.FromMinutes(1));
            await practice.RecordAsync(TestData.Incident(text));
        }

        await practice.Installation.RecordAsync(practice.Other, answers: TestData.Incident("Insulin at another practice."));
        foreach (var (typed, finds) in Asked) Assert.Equal((typed, finds), (typed, string.Join(' ', (await FindAsync(practice, typed)).Order())));

        // The one that speaks of nothing else is before the one that mentions it, and the long account is last.
        Assert.Equal(1, (await FindAsync(practice, "insulin"))[0]);
        Assert.Equal(6, (await FindAsync(practice, "insulin"))[^1]);
    }

    [Theory, EachEngine]
    public async Task Get_WhatChanged_IsFoundAsItStandsNow(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var events = practice.Installation.Get<EventService>();
        var record = await practice.RecordAsync(TestData.Incident("The fridge was warm."));
        var actor = Actor.Person(practice.Reporter);
        Assert.Single(await RowsAsync(practice, "lead", "?words=fridge"));
        await events.ReviseAsync(practice.Organisation.Id, record.Id, null, TestData.Incident("The freezer was warm."), new Change(actor, "Better so"));
        Assert.Empty(await RowsAsync(practice, "lead", "?words=fridge"));
        Assert.Single(await RowsAsync(practice, "lead", "?words=freezers"));
        await events.WithdrawAsync(practice.Organisation.Id, record.Id, null, new Change(actor, "Twice"));
        Assert.Single(await RowsAsync(practice, "lead", "?words=freezer&withdrawn=only"));
        Assert.Empty(await RowsAsync(practice, "lead", "?words=freezer&withdrawn=none"));
        Assert.Contains("freezer", await (await practice.GetAsync("lead", $"{RecordLinks.AllAsCsv}?words=freezer")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await practice.Installation.Get<ErasureService>().EraseAsync(record.Id, Actor.System, "The patient asked");
        Assert.Empty(await RowsAsync(practice, "lead", "?words=freezer"));
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.Database.SqlQuery<int>($"select cast(count(*) as integer) as \"Value\" from search_entries").SingleAsync()));
        if (engine != Engine.Sqlite) return;
        var left = await practice.Installation.QueryAsync(context => context.Database.SqlQuery<byte[]>($"select block as \"Value\" from search_words_data").ToListAsync());
        Assert.DoesNotContain(left, block => Encoding.UTF8.GetString(block).Contains("freez", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Get_Words_FindNothingThatSomebodyMayNotRead(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync(TestData.Incident("The fridge was warm."));
        var row = await practice.Installation.QueryAsync(context => context.Events.AsNoTracking().SingleAsync());
        Assert.Single(await RowsAsync(practice, "lead", "?words=fridge"));
        Assert.Empty(await RowsAsync(practice, "outsider", "?words=fridge"));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("colleague", RecordLinks.All + "?words=fridge"));
        await practice.Installation.Get<KeepFromService>().KeepAsync(row, [practice.Lead], Actor.Person(practice.Reporter));
        Assert.Empty(await RowsAsync(practice, "lead", "?words=fridge"));
        Assert.Single(await RowsAsync(practice, "admin", "?words=fridge"));
        Assert.NotNull(record.Reference);
    }

    [Theory, EachEngine]
    public async Task Get_WordsInOnesOwnList_FindOnesOwnAlone(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var own = await practice.RecordAsync(TestData.Incident("The vaccine fridge was warm for a night."));
        await practice.RecordAsync(TestData.Incident("A referral was delayed."));
        var others = await practice.Installation.RecordAsync(practice.Organisation, practice.Lead, TestData.Incident("Another fridge was warm."));
        var page = await practice.PageAsync("reporter", RecordLinks.Mine + "?words=fridges");
        Assert.Equal(own.Reference, Assert.Single(page.QuerySelectorAll("main tbody tr a.app-unbroken")).TextContent);
        Assert.Equal("fridge", Assert.Single(page.QuerySelectorAll("main tbody mark")).TextContent);
        Assert.DoesNotContain(others.Reference, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("fridges", page.QuerySelector("main form[role=search] input[name=words]")!.GetAttribute("value"));
        var empty = await practice.PageAsync("reporter", RecordLinks.Mine + "?words=" + Uri.EscapeDataString("<b>\"xylophone\" -'"));
        Assert.Empty(empty.QuerySelectorAll("main tbody tr"));
        Assert.Contains("Use fewer words", empty.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(empty.QuerySelectorAll("main a"), link => link.TextContent == "Show all of your records");
        Assert.Equal(2, (await practice.PageAsync("reporter", RecordLinks.Mine + "?words=%20")).QuerySelectorAll("main tbody tr").Length);
        Assert.DoesNotContain("Search your records", (await practice.PageAsync("colleague", RecordLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Get_WordsInTheArea_KnowReleasedWordingAlone(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var record = await practice.RecordAsync(TestData.Incident("The vaccine fridge was warm for a night."));
        Assert.Equal("No records", Heading(await practice.PageAsync("network", "/area?words=fridge")));
        var release = practice.Installation.Get<ReleaseService>();
        await release.ReleaseAsync(record.Id, 1, [new ReleasedText("Description", null, "A refrigerator was warm.")], Actor.Person(practice.Lead));
        Assert.Equal("No records", Heading(await practice.PageAsync("network", "/area?words=fridge")));
        Assert.Equal("1 record", Heading(await practice.PageAsync("network", "/area?words=refrigerators")));
        Assert.Equal("No records", Heading(await practice.PageAsync("network", "/area?words=refrigerators&type=risk")));
        Assert.Contains("A refrigerator was warm.", await (await practice.GetAsync("network", "/area/records.csv?words=warm")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await release.WithdrawAsync(record.Id, Actor.Person(practice.Lead));
        Assert.Equal("No records", Heading(await practice.PageAsync("network", "/area?words=refrigerators")));
    }

    [Theory, EachEngine]
    public async Task Get_HostileAndLongWords_AreAnswered(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        // More of different words than an engine takes in one entry.
        await practice.RecordAsync(TestData.Incident(string.Join(' ', Enumerable.Range(0, 20_000).Select(number => $"gigantic{number:000000}{new string('x', 45)}"))));
        await practice.RecordAsync(TestData.Incident(string.Join(' ', Enumerable.Range(0, 1900).Select(number => $"word{number % 300}")) + " ''\\''"));
        foreach (var typed in new[] { new string('a', 5000), new string('"', 300), string.Concat(Enumerable.Repeat("a* -b ", 50)), "\0", "'':*A & !", "\\", "' or 1=1 --", "😀", "<script>alert(1)</script>" })
        {
            var page = await practice.PageAsync("lead", $"{RecordLinks.All}?words={Uri.EscapeDataString(typed)}");
            Assert.Empty(page.QuerySelectorAll("main script"));
        }

        Assert.Single(await RowsAsync(practice, "lead", "?words=word299"));
        Assert.Single(await RowsAsync(practice, "lead", "?words=gigantic000*"));
    }

    [Theory, EachEngine]
    public async Task CatchUp_OfAnIndexOfAnotherDatabase_BeginsAnew(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync(TestData.Incident("The fridge was warm."));
        Assert.Single(await RowsAsync(practice, "lead", "?words=fridge"));
        await practice.Installation.QueryAsync(context => context.Database.ExecuteSqlAsync($"update search_state set link = {new byte[] { 1, 2, 3 }}"));
        await practice.Installation.QueryAsync(context => context.Database.ExecuteSqlAsync($"update search_entries set event_id = {Guid.NewGuid()}"));
        await practice.Installation.Get<SearchIndexer>().CatchUpAsync();
        Assert.Single(await RowsAsync(practice, "lead", "?words=fridge"));
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.Database.SqlQuery<int>($"select cast(count(*) as integer) as \"Value\" from search_entries").SingleAsync()));
    }

    [Theory, EachEngine]
    public async Task Get_WordsThatCannotBeFoundYetOrAtAll_SayWhy(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.RecordAsync(TestData.Incident("The fridge was warm."));
        await practice.Installation.CountedAsync();
        Assert.Contains("Type a word to find", (await practice.PageAsync("lead", RecordLinks.All + "?words=-warm")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Type a word to find", (await practice.PageAsync("reporter", RecordLinks.Mine + "?words=!!")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await practice.StatusAsync("lead", InsightLinks.Answer + "?words=-warm"));
        Assert.Single(await RowsAsync(practice, "lead", "?words=fridge"));

        // As many as are made by the hundred are left to the job.
        await practice.RecordAsync(TestData.Incident("The freezer was warm."));
        await practice.Installation.QueryAsync(context => context.Database.ExecuteSqlAsync($"update history_entries set action = {HistoryActions.EventsGenerated} where sequence = (select max(sequence) from history_entries)"));
        var page = await practice.PageAsync("lead", RecordLinks.All + "?words=warm");
        Assert.Contains("still being made ready", page.QuerySelector("main .nhsuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("main tbody tr"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await practice.StatusAsync("lead", RecordLinks.AllAsCsv + "?words=warm"));
        var answer = await practice.GetAsync("lead", InsightLinks.Answer + "?words=warm");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "30"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await practice.StatusAsync("lead", InsightLinks.Page + "?words=warm"));
        await practice.Installation.Get<SearchIndexer>().CatchUpAsync();
        Assert.Equal(2, (await RowsAsync(practice, "lead", "?words=warm")).Count);
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("lead", InsightLinks.Answer + "?words=warm"));
    }

    private static string Heading(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("main h2")[^1].TextContent.Trim();

    /// <summary>The numbers of the texts that were found, in the order in which they were shown.</summary>
    private static async Task<List<int>> FindAsync(Practice practice, string typed)
    {
        await using var context = practice.Installation.NewContext();
        var search = practice.Installation.Get<RecordSearch>();
        var found = await search.PageAsync(context, context.Events.Where(record => record.OrganisationId == practice.Organisation.Id), search.Read(typed), SearchedText.Record, practice.Organisation.Id, 1);
        var records = await context.Events.AsNoTracking().OrderBy(record => record.RecordedAt).Select(record => record.Id).ToListAsync();
        Assert.Equal(found.Ids.Count, found.Count);
        return [.. found.Ids.Select(id => records.IndexOf(id))];
    }

    private static async Task<List<string>> RowsAsync(Practice practice, string who, string query) =>
        [.. (await practice.PageAsync(who, RecordLinks.All + query)).QuerySelectorAll("main tbody .app-typed-text").Select(cell => cell.TextContent)];
}
