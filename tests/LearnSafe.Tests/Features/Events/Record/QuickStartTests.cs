using System.Net;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

public sealed class QuickStartTests
{
    private static readonly (string, string)[] Asked =
    [
        ("Description", "The wrong strength was issued."), ("IncidentOccurredToday", "y"), ("DrugsInvolved", "Ramipril 5mg"), ("patients[0].AgeAtTimeOfIncidentDays.Number", "3"),
        ("patients[0].AgeAtTimeOfIncidentDays.Unit", "months"), ("patients[0].Gender", "1"), ("patients[0].PhysicalHarm", "5"), ("patients[0].PsychologicalHarm", "4"), ("LevelOfConcern", "3"),
    ];

    /// <summary>What the page has filled in already and sends along.</summary>
    private static readonly (string, string)[] Filled =
        [("LocationKnown", "y"), ("LocationWithinService", "11"), ("ServiceArea", "17"), ("InvolvedAgents", "4"), ("SafetyChallenges", "6"), ("Process", "4"), ("InvolvedProcesses", "1")];

    private const string Quick = "/events/record/quick/prescribing-error";

    [Theory, EachEngine]
    public async Task RecordEvent_AllAnswered_RecordsAtOnceWithoutADraftOrACheck(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var done = await recorder.SendAsync("/events/record/quick/prescribing-error", [.. Filled, .. Asked]);

        var record = Assert.Single(await recorder.EventsAsync());
        Assert.Equal($"/events/{record.Id}/receipt", done.Location);
        Assert.Empty(await recorder.DraftsAsync());
        var answers = await recorder.AnswersAsync(record.Id);
        Assert.Equal(["1"], answers.All("InvolvedProcesses"));
        Assert.Equal("93", answers.Patients[0].First("AgeAtTimeOfIncidentDays"));
        var receipt = (await recorder.PageAsync(done.Location)).Body!.TextContent;
        Assert.Contains(record.Reference, receipt, StringComparison.Ordinal);
        Assert.Contains("Is the patient safe now?", receipt, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task RecordEvent_PressedTwice_MakesOneRecord(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var page = await recorder.PageAsync("/events/record/quick/prescribing-error");

        var presses = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => recorder.Client.SubmitAsync("/events/record/quick/prescribing-error", page, [.. Filled, .. Asked])));

        Assert.All(presses, response => Assert.Equal(HttpStatusCode.Found, response.StatusCode));
        Assert.Single(await recorder.EventsAsync());
    }

    [Theory, EachEngine]
    public async Task RecordEvent_AnswerMissing_AsksForItAndKeepsADraftToGoOnWith(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var page = await recorder.SendAsync("/events/record/quick/prescribing-error", [.. Filled, .. Asked.Where(answer => answer.Item1 != "LevelOfConcern")]);

        Assert.Equal(["Select how concerned you are"], page.Page.Errors());
        var draft = Assert.Single(await recorder.DraftsAsync());
        Assert.Equal("prescribing-error", draft.QuickStart);
        Assert.Contains($"/events/record/{draft.Id}/quick", (await recorder.PageAsync("/events")).Body!.InnerHtml, StringComparison.Ordinal);
        var done = await recorder.SendAsync(page, [.. Filled, .. Asked]);
        Assert.Equal($"/events/{draft.Id}/receipt", done.Location);
    }

    [Theory, EachEngine]
    public async Task AnswerAllTheQuestions_FromAQuickStart_GoesOnInTheFullFormWithWhatWasFilledIn(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var full = await recorder.SendAsync("/events/record/quick/prescribing-error", [.. Filled, ("Description", "Several patients."), ("press", "full")]);

        Assert.EndsWith("/what-happened", full.Location, StringComparison.Ordinal);
        Assert.Equal("Several patients.", (await recorder.PageAsync(full.Location)).QuerySelector("#Description")!.TextContent.Trim());
        Assert.Equal(["4"], (await recorder.DraftAnswersAsync()).All("Process"));
    }

    [Theory, EachEngine]
    public async Task RecordEvent_FromThePageBeforeADraftThatWasImproved_RecordsNothingAndShowsBoth(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var page = await recorder.PageAsync(Quick);
        await recorder.Client.SubmitAsync(Quick, page, [.. Filled, .. Asked, ("press", "later")]);
        var draft = Assert.Single(await recorder.DraftsAsync());
        await recorder.SendAsync($"/events/record/{draft.Id}/quick", [.. Filled, .. Asked.Where(answer => answer.Item1 != "Description"), ("Description", "Written better."), ("press", "later")]);

        var conflict = await Sent.OfAsync(await recorder.Client.SubmitAsync(Quick, page, [.. Filled, .. Asked]));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Empty(await recorder.EventsAsync());
        Assert.Contains("Written better.", conflict.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The wrong strength was issued.", conflict.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Written better.", (await recorder.DraftAnswersAsync()).Description);
    }

    [Theory, EachEngine]
    public async Task RecordEvent_FromThePageThatWasPutByForLater_RecordsWhatItSays(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var page = await recorder.PageAsync(Quick);
        await recorder.Client.SubmitAsync(Quick, page, [.. Filled, ("Description", "Begun."), ("press", "later")]);

        await recorder.Client.SubmitAsync(Quick, page, [.. Filled, .. Asked]);

        var record = Assert.Single(await recorder.EventsAsync());
        Assert.Equal("The wrong strength was issued.", (await recorder.AnswersAsync(record.Id)).Description);
        Assert.Empty(await recorder.DraftsAsync());
    }

    [Theory, EachEngine]
    public async Task Get_EveryQuickStart_ShowsItsPage(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        foreach (var quickStart in installation.Get<LfpseContent>().QuickStarts[5])
        {
            var page = await recorder.PageAsync($"/events/record/quick/{quickStart.Name}");
            Assert.Contains(quickStart.Title, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Empty(await recorder.DraftsAsync());
    }
}
