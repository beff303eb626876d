using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

public sealed class RevisionTests
{
    [Theory, EachEngine]
    public async Task Task_DetailAdded_IsARevisionThatSaysSo(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);

        var saved = await recorder.SendAsync($"/events/{record.Id}/task/learning-so-far", ("ImmediateActions", "The dose was put right."), ("Process", "4"));

        Assert.Equal($"/events/{record.Id}/receipt", saved.Location);
        var now = (await installation.Get<EventService>().FindAsync(recorder.Organisation.Id, record.Id))!;
        Assert.Equal(2, now.Revision.Number);
        Assert.Equal("Added detail: Learning so far", now.Revision.Reason);
        Assert.Equal("The dose was put right.", now.Answers.First("ImmediateActions"));
        Assert.Equal(["4"], now.Answers.All("InvolvedAgents"));
        var list = (await recorder.PageAsync(saved.Location)).QuerySelectorAll(".nhsuk-task-list__item").First(item => item.TextContent.Contains("Learning so far", StringComparison.Ordinal));
        Assert.Contains("In progress", list.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Task_TextWithAPersonalDetail_IsAskedAboutBeforeItIsSaved(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, TestData.Incident("Recorded with 07700 900123 by a program."));

        var asks = await recorder.SendAsync($"/events/{record.Id}/task/learning-so-far", ("ImmediateActions", "Rang 07700 900456."), ("WentWell", "Dr Quill looked again."));
        Assert.Equal(["07700 900456", "Dr Quill"], asks.Page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal(1, (await recorder.EventsAsync()).Single().CurrentRevision);
        var kept = await recorder.SendAsync(asks, ("press", "keep-1"), ("keep-reason-1", "The name of a room."));
        await recorder.SendAsync(kept, ("press", "replace-all"));

        var now = await recorder.AnswersAsync(record.Id);
        Assert.Equal("Dr Quill looked again.", now.First("WentWell"));
        Assert.DoesNotContain("07700", now.First("ImmediateActions"), StringComparison.Ordinal);
        Assert.Contains("07700 900123", now.Description, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Task_QuestionOpenedThatAProgramAnsweredWithoutItsOpener_KeepsThatAnswer(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation, RoleNames.PatientSafetyLead);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, TestData.Incident().With("NeverEventType", "13"));
        var page = await recorder.PageAsync($"/events/{record.Id}/task/governance");
        Assert.Equal("13", page.QuerySelector("select[name=NeverEventType] option[selected]")!.GetAttribute("value"));

        await recorder.SendAsync($"/events/{record.Id}/task/governance", ("NeverEvent", "true"), ("NeverEventType", "13"));

        Assert.Equal("13", (await recorder.AnswersAsync(record.Id)).First("NeverEventType"));
    }

    [Theory, EachEngine]
    public async Task Task_OptionalAnswerTakenBack_IsGone(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, TestData.Incident().With("DetectionPoint", "3"));
        var page = await recorder.PageAsync($"/events/{record.Id}/task/learning-so-far");
        Assert.Contains(page.QuerySelectorAll("input[name=DetectionPoint]"), input => input.GetAttribute("value") == "");

        await recorder.SendAsync($"/events/{record.Id}/task/learning-so-far", ("DetectionPoint", ""));

        Assert.Null((await recorder.AnswersAsync(record.Id)).First("DetectionPoint"));
    }

    [Theory, EachEngine]
    public async Task Task_SentUnchanged_MakesNoRevision(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);

        await recorder.SendAsync($"/events/{record.Id}/task/learning-so-far");

        Assert.Equal(1, (await recorder.EventsAsync()).Single().CurrentRevision);
    }

    [Theory, EachEngine]
    public async Task Task_SomebodyElseChangedTheRecord_ShowsBothAndPutsMineOnTop(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);
        var page = await recorder.PageAsync($"/events/{record.Id}/task/learning-so-far");
        var theirs = TestData.Incident().With("ImmediateActions", "Theirs.").With("WentWell", "A second check.").With("LevelOfConcern", "5");
        await installation.Get<EventService>().ReviseAsync(recorder.Organisation.Id, record.Id, 1, theirs, new Change(Actor.System));

        var conflict = await Sent.OfAsync(await recorder.Client.SubmitAsync("", page, ("ImmediateActions", "Mine.")));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Theirs.", conflict.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mine.", conflict.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await recorder.SendAsync(conflict);
        var now = await recorder.AnswersAsync(record.Id);
        Assert.Equal("Mine.", now.First("ImmediateActions"));
        Assert.Equal("A second check.", now.First("WentWell"));
        Assert.Equal("5", now.First("LevelOfConcern"));
    }

    [Theory, EachEngine]
    public async Task Revise_AnswerChanged_NeedsAReasonAndKeepsTheOldRevision(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);

        var check = await recorder.SendAsync($"/events/{record.Id}/revise", ("type", "incident"));
        var unchanged = await recorder.SendAsync(check.Location, ("reason", "Because."));
        Assert.Equal(["Nothing has been changed yet"], unchanged.Page.Errors());
        var path = check.Location.Replace("/check", "/who-and-how-serious?to=check", StringComparison.Ordinal);
        var back = await recorder.SendAsync(path, [.. Recorder.LowHarm.Where(answer => answer.Item1 != "LevelOfConcern"), ("LevelOfConcern", "5")]);
        Assert.Equal(check.Location, back.Location);
        var noReason = await recorder.SendAsync(check.Location);
        Assert.Equal(["Enter why you are changing the record"], noReason.Page.Errors());
        var done = await recorder.SendAsync(noReason, ("reason", "More is known now."));

        Assert.Equal($"/events/{record.Id}", done.Location);
        Assert.Empty(await recorder.DraftsAsync());
        var revisions = await installation.Get<EventService>().RevisionsAsync(recorder.Organisation.Id, record.Id);
        Assert.Equal(["4", "5"], revisions.Select(revision => revision.Answers.First("LevelOfConcern")));
        Assert.Equal("More is known now.", revisions[1].Revision.Reason);
        // Sent once more from the browser's history, it changes nothing.
        var again = await recorder.SendAsync(noReason, ("reason", "More is known now."));
        Assert.Equal(done.Location, again.Location);
        Assert.Equal(2, (await recorder.EventsAsync()).Single().CurrentRevision);
    }

    [Theory, EachEngine]
    public async Task Revise_SomebodyElseChangedTheRecord_ShowsBothAndGoesOnOnTop(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);
        var check = await recorder.SendAsync($"/events/{record.Id}/revise", ("type", "incident"));
        await recorder.SendAsync(check.Location.Replace("/check", "/who-and-how-serious?to=check", StringComparison.Ordinal), [.. Recorder.LowHarm.Where(answer => answer.Item1 != "LevelOfConcern"), ("LevelOfConcern", "5")]);
        await installation.Get<EventService>().ReviseAsync(recorder.Organisation.Id, record.Id, 1, TestData.Incident("Theirs.").With("LevelOfConcern", "1"), new Change(Actor.System));

        var conflict = await recorder.SendAsync(check.Location, ("reason", "More is known now."));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Theirs.", conflict.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await recorder.SendAsync(conflict, ("press", "rebase"));
        await recorder.SendAsync(check.Location, ("reason", "More is known now."));
        var now = await recorder.AnswersAsync(record.Id);
        Assert.Equal("Theirs.", now.Description);
        Assert.Equal("5", now.First("LevelOfConcern"));
        Assert.Equal(3, (await recorder.EventsAsync()).Single().CurrentRevision);
    }

    [Theory, EachEngine]
    public async Task Revise_IncidentBecomesGoodCare_SaysWhatItRemovesAndAsksTheNewQuestions(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);

        var asks = await recorder.SendAsync($"/events/{record.Id}/revise", ("type", "good-care"));
        Assert.Contains("Low physical harm", asks.Page.QuerySelector(".nhsuk-summary-list")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await recorder.DraftsAsync());
        var next = await recorder.SendAsync(asks);
        Assert.EndsWith("/what-others-can-learn?to=check", next.Location, StringComparison.Ordinal);
        var check = await recorder.SendAsync(next.Location, ("HowFutureOccurrence", "By a second check of every repeat."));
        await recorder.SendAsync(check.Location, ("reason", "It was noticed in time."));

        var now = await recorder.AnswersAsync(record.Id);
        Assert.Equal(EventType.GoodCare, now.Type);
        Assert.Empty(now.Patients);
        Assert.Empty(now.All("InvolvedAgents"));
    }

    [Theory, EachEngine]
    public async Task Revise_RecordOfSomebodyElse_IsNotThere(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var author = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(author.Organisation, author.Person);
        var other = await Recorder.SignInAsync(installation, email: "other@harebell.example", organisation: author.Organisation);

        foreach (var page in new[] { "revise", "receipt", "task/learning-so-far" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(new Uri($"/events/{record.Id}/{page}", UriKind.Relative))).StatusCode);
        }
    }

    [Theory, EachEngine]
    public async Task Task_RecordFromAProgram_KeepsWhatNoQuestionOpens(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var sent = TestData.Incident().With("NeverEventType", "13").With("Date", "2026-11-19T10:15:00+00:00");
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, sent);

        await recorder.SendAsync($"/events/{record.Id}/task/learning-so-far", ("WentWell", "A second check."));
        var check = await recorder.SendAsync($"/events/{record.Id}/revise", ("type", "incident"));
        var page = await recorder.PageAsync(check.Location);

        Assert.Equal(sent.With("WentWell", "A second check."), await recorder.AnswersAsync(record.Id));
        var also = page.QuerySelectorAll("h2").Single(heading => heading.TextContent == "Also recorded").NextElementSibling!;
        Assert.Contains("naso", also.TextContent, StringComparison.OrdinalIgnoreCase);
        // No page asks it, so there is nowhere to change it.
        Assert.Null(also.QuerySelector("a"));
    }
}
