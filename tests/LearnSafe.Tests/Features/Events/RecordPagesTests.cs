using System.Net;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events;

/// <summary>Reading, comparing, withdrawing and printing a record.</summary>
public sealed class RecordPagesTests
{
    private static string Text(AngleSharp.Dom.IParentNode page, string selector = "main") => string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Theory, EachEngine]
    public async Task Get_ARecord_ShowsItsAnswersInWordsAndItsRevisions(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var head = await practice.RecordAsync();
        var page = await practice.PageAsync("reporter", RecordLinks.Record(head.Id));

        Assert.StartsWith($"{head.Reference} – Record", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        var text = Text(page);
        Assert.Contains("What happened The repeat was issued at the old dose.", text, StringComparison.Ordinal);
        Assert.Contains("Date 19 November 2026", text, StringComparison.Ordinal);
        Assert.Contains("Age 50 years", text, StringComparison.Ordinal);
        Assert.Contains("Level of physical harm Low physical harm", text, StringComparison.Ordinal);
        Assert.Contains("You (Ines Falk)", text, StringComparison.Ordinal);
        Assert.Contains("A person, on these pages", text, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#revisions + ol li"));
    }

    [Theory, EachEngine]
    public async Task Get_ARecord_NamesItsReporterToTheSafetyLeadAndNotToTheAdministrator(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var anonymous = (await practice.RecordAsync(TestData.Incident() with { Values = TestData.Incident().Values.With("IsAnonymous", "true") })).Id;
        foreach (var path in new[] { RecordLinks.Record(id), RecordLinks.Print(id), RecordLinks.Revision(id, 1) })
        {
            Assert.Contains("Ines Falk", Text(await practice.PageAsync("lead", path)), StringComparison.Ordinal);
            Assert.DoesNotContain("Ines Falk", Text(await practice.PageAsync("admin", path)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Ines Falk", Text(await practice.PageAsync("lead", RecordLinks.Record(anonymous))), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Get_ADescriptionWithMarkup_IsTextOnEveryPage(Engine engine)
    {
        const string hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync(TestData.Incident(hostile))).Id;
        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, id, 1, TestData.Incident(hostile + "!"), new Change(Actor.Person(practice.Reporter), hostile));
        foreach (var path in new[] { RecordLinks.Record(id), RecordLinks.Print(id), RecordLinks.Revision(id, 2), RecordLinks.Mine, RecordLinks.All })
        {
            var page = await practice.PageAsync("lead", path);
            Assert.Empty(page.QuerySelectorAll("script:not([src]), main img, [onerror]"));
            if (path != RecordLinks.Mine) Assert.Contains("<script>alert(1)</script>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Get_ARecordOfVersion4_OpensInItsOwnWordsAndCannotBeChanged(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var answers = new EventAnswers
        {
            TaxonomyVersion = 4,
            Type = EventType.Incident,
            Description = "The wrong leaflet was given.",
            Date = "2021-03",
            Values = AnswerSet.Empty.With("IncidentOccurredToday", "n").With("LevelOfConcern", "4"),
            Patients = [AnswerSet.Empty.With("PatientSequence", "1").With("PhysicalHarm", "4")],
        };
        var page = await practice.PageAsync("reporter", RecordLinks.Record((await practice.RecordAsync(answers)).Id));

        var text = Text(page);
        Assert.Contains("Indication of whether the event occurred today No", text, StringComparison.Ordinal);
        Assert.Contains("Date March 2021", text, StringComparison.Ordinal);
        Assert.Contains("LFPSE version 4", text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[action$=revise], main a[href$=receipt]"));
        Assert.NotEmpty(page.QuerySelectorAll("main a[href$=print], main a[href$=withdraw]"));
    }

    [Theory, EachEngine]
    public async Task Get_AnswersWithoutTheOneThatOpensThem_AreShownApart(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var answers = TestData.Incident();
        var id = (await practice.RecordAsync(answers with { Values = answers.Values.With("YellowCardReference", "YC-2041") })).Id;
        var page = await practice.PageAsync("lead", RecordLinks.Record(id));
        var card = page.QuerySelectorAll(".nhsuk-card").Single(one => one.QuerySelector("h2")?.TextContent.Trim() == "Also recorded");
        Assert.Contains("YC-2041", card.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".nhsuk-summary-list__value"), value => value.TextContent.Contains("YC-2041", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Get_AnOldRevision_IsReadableBesideWhatChanged(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var events = practice.Installation.Get<EventService>();
        await events.ReviseAsync(practice.Organisation.Id, id, 1, TestData.Incident("The dose was right after all."), new Change(Actor.Person(practice.Lead), "Talked to the pharmacist"));
        await events.ReviseAsync(practice.Organisation.Id, id, 2, TestData.Incident("Nobody took any.").With("LevelOfConcern", "5"), new Change(Actor.Person(practice.Reporter)));

        var first = await practice.PageAsync("reporter", RecordLinks.Revision(id, 1));
        Assert.Empty(first.QuerySelectorAll("main table"));
        Assert.Contains("The repeat was issued at the old dose.", Text(first), StringComparison.Ordinal);
        var second = await practice.PageAsync("reporter", RecordLinks.Revision(id, 2));
        Assert.Equal(["Question What happened", "Revision 1 The repeat was issued at the old dose.", "Revision 2 The dose was right after all."], second.QuerySelectorAll("main tbody td").Select(cell => Text(cell.ParentElement!, $"td:nth-child({cell.ParentElement!.Children.ToList().IndexOf(cell) + 1})")));
        Assert.Contains("Reason: Talked to the pharmacist", Text(second), StringComparison.Ordinal);
        var chosen = await practice.PageAsync("reporter", RecordLinks.Revision(id, 3) + "?since=1");
        Assert.Equal("What changed since revision 1", chosen.QuerySelector("#changes")!.TextContent.Trim());
        Assert.Equal(2, chosen.QuerySelectorAll("main tbody tr").Length);
    }

    [Theory, EachEngine]
    public async Task Withdraw_WithoutReason_SaysSoAndChangesNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var response = await practice.PressAsync("reporter", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["Enter why the record is withdrawn"], (await response.DocumentAsync()).Errors());
        Assert.False((await practice.Installation.Get<EventService>().FindAsync(practice.Organisation.Id, id))!.Event.WithdrawnAt.HasValue);
    }

    [Theory, EachEngine]
    public async Task Withdraw_WithReason_ShowsTheBannerAndOffersNoMoreChanges(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var response = await practice.PressAsync("reporter", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", "Recorded twice"));
        Assert.Equal(RecordLinks.Record(id), response.Headers.Location!.ToString());
        var page = await practice.PageAsync("reporter", RecordLinks.Record(id));
        Assert.Contains("Reason: Recorded twice", Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form, main a[href$=withdraw], main a[href$=receipt]"));
        Assert.Equal(HttpStatusCode.Redirect, await practice.StatusAsync("reporter", RecordLinks.Withdraw(id)));
        Assert.Contains("Withdrawn", Text(await practice.PageAsync("reporter", RecordLinks.Mine)), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Withdraw_WhatSomebodyChangedMeanwhile_IsToldAndKeepsTheReason(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, id, 1, TestData.Incident("Changed"), new Change(Actor.Person(practice.Lead)));
        var response = await practice.PressAsync("reporter", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", "Recorded twice"), ("Expected", "1"));
        var page = await response.DocumentAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Somebody changed this record", Text(page, ".nhsuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Recorded twice", page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("2", page.QuerySelector("input[name=Expected]")!.GetAttribute("value"));
        Assert.False((await practice.Installation.Get<EventService>().FindAsync(practice.Organisation.Id, id))!.Event.WithdrawnAt.HasValue);
    }

    [Theory, EachEngine]
    public async Task Withdraw_WithANameInTheReason_AsksOnceAndKeepsItOnPurpose(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var asked = await practice.PressAsync("reporter", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", "Mrs Abernathy asked for it"));
        Assert.Contains("Mrs Abernathy", (await asked.DocumentAsync()).Errors().Single(), StringComparison.Ordinal);
        var kept = await practice.PressAsync("reporter", RecordLinks.Withdraw(id), "Withdraw record", ("Reason", "Mrs Abernathy asked for it"), ("KeepText", "true"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.NotNull((await practice.Installation.Get<EventService>().FindAsync(practice.Organisation.Id, id))!.Event.WithdrawnAt);
    }

    [Theory, EachEngine]
    public async Task Print_ARecord_SaysWhatItIsAndWhoPrintedItAndLeavesRoomToReflect(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var head = await practice.RecordAsync();
        await practice.Installation.Get<PatientNumberService>().KeepAsync(head.Id, "EMIS-77310", Actor.Person(practice.Reporter));
        var page = await practice.PageAsync("reporter", RecordLinks.Print(head.Id));
        Assert.Equal($"{head.Reference}, revision 1, LFPSE taxonomy version 5. Printed by Ines Falk on 20 November 2026 at 10:30am.", Text(page, ".app-print-footer"));
        Assert.Equal(2, page.QuerySelectorAll(".app-room-to-write").Length);
        Assert.DoesNotContain("EMIS-77310", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
