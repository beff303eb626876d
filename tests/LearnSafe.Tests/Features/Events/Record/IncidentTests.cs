using System.Net;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

public sealed class IncidentTests
{
    [Theory, EachEngine]
    public async Task Confirm_LowHarmMedicationIncident_RecordsEveryAnswer(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        Assert.EndsWith("/who-and-how-serious", second.Location, StringComparison.Ordinal);
        var check = await recorder.SendAsync(second.Location, Recorder.LowHarm);
        Assert.EndsWith("/check", check.Location, StringComparison.Ordinal);
        var done = await recorder.SendAsync(check.Location);

        var record = Assert.Single(await recorder.EventsAsync());
        Assert.Equal($"/events/{record.Id}/receipt", done.Location);
        Assert.Empty(await recorder.DraftsAsync());
        var answers = await recorder.AnswersAsync(record.Id);
        Assert.Equal("2026-11-20", answers.Date);
        Assert.Equal("2026-11-20", answers.First("TodaysDate"));
        Assert.Equal(["Y99001"], answers.All("Organisation"));
        Assert.Equal(["Ramipril 5mg capsules", "Amlodipine 5mg tablets"], answers.All("DrugsInvolved"));
        Assert.Equal("3", answers.First("ReporterType"));
        Assert.Equal("Y99001", answers.First("ReporterOrganisation"));
        Assert.Equal("true", answers.First("FromOnlineForms"));
        Assert.Equal("false", answers.First("DataSharingOptOut"));
        var patient = Assert.Single(answers.Patients);
        Assert.Equal("20088", patient.First("AgeAtTimeOfIncidentDays"));
        Assert.Equal("1", patient.First("PatientSequence"));
        Assert.Equal(4, record.PhysicalHarm);
    }

    [Theory, EachEngine]
    public async Task Get_NewIncident_KeepsNothingAndFillsInTheReportersPlace(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var page = await recorder.PageAsync("/events/record/new/incident");

        Assert.Empty(await recorder.DraftsAsync());
        var filled = page.QuerySelector(".app-filled")!.TextContent;
        Assert.Contains("General practice building", filled, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("input[name=LocationKnown][value=y]")!.HasAttribute("checked"));
        Assert.StartsWith("What happened, when and where – Record an incident", page.Title, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Continue_MandatoryAnswersMissing_SaysWhichKeepsTheRestAndTheDraft(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var page = await recorder.SendAsync("/events/record/new/incident", ("Description", "The wrong form was sent."), ("LocationKnown", "y"), ("ServiceArea", "17"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Select whether it happened today", "Select the sort of place"], page.Page.Errors());
        Assert.StartsWith("Error: ", page.Page.Title, StringComparison.Ordinal);
        Assert.Equal("The wrong form was sent.", page.Page.QuerySelector("#Description")!.TextContent.Trim());
        var draft = Assert.Single(await recorder.DraftsAsync());
        var next = await recorder.SendAsync(page, Recorder.WhatHappened);
        Assert.Equal($"/events/record/{draft.Id}/who-and-how-serious", next.Location);
        Assert.Single(await recorder.DraftsAsync());
    }

    [Theory, EachEngine]
    public async Task Continue_NotTodayAndTheDateIsWrong_MarksTheDateAndKeepsWhatWasTyped(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var page = await recorder.SendAsync("/events/record/new/incident",
            ("Description", "A text."), ("IncidentOccurredToday", "n"), ("Date.Day", "31"), ("Date.Month", "2"), ("Date.Year", "2026"),
            ("LocationKnown", "y"), ("LocationWithinService", "11"), ("ServiceArea", "17"));

        Assert.Equal(["The date it happened must be a real date"], page.Page.Errors());
        Assert.Equal("#Date-day", page.Page.QuerySelector(".nhsuk-error-summary__list a")!.GetAttribute("href"));
        Assert.Equal("31", page.Page.QuerySelector("#Date-day")!.GetAttribute("value"));
    }

    [Theory, EachEngine]
    public async Task Continue_AnswerThatOpensAMandatoryQuestion_ComesBackAskingIt(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);

        var page = await recorder.SendAsync(second.Location, [.. Recorder.LowHarm.Where(answer => answer.Item1 != "patients[0].PhysicalHarm"), ("patients[0].PhysicalHarm", "1")]);

        // Fatal: psychological harm is not asked, and how far it was the cause is.
        Assert.Equal(["Select how far it caused the harm"], page.Page.Errors());
        var done = await recorder.SendAsync(page, [.. Recorder.LowHarm.Where(answer => answer.Item1 != "patients[0].PhysicalHarm"), ("patients[0].PhysicalHarm", "1"), ("patients[0].StrengthOfAssociation", "2")]);
        Assert.EndsWith("/check", done.Location, StringComparison.Ordinal);
        Assert.False((await recorder.DraftAnswersAsync()).Patients[0].Has("PsychologicalHarm"));
    }

    [Theory, EachEngine]
    public async Task Confirm_PressedTwice_MakesOneRecord(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var path = await recorder.CheckAsync();
        var check = await recorder.PageAsync(path);

        var presses = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => recorder.Client.SubmitAsync(path, check)));

        Assert.Single(await recorder.EventsAsync());
        Assert.All(presses, response => Assert.Equal(HttpStatusCode.Found, response.StatusCode));
        // The browser's back button leads to the record, not into the form again.
        var back = await recorder.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal($"/events/{(await recorder.EventsAsync())[0].Id}", back.Headers.Location!.ToString());
    }

    [Theory, EachEngine]
    public async Task Check_DraftUnfinished_SaysWhatIsMissingAndLinksToIt(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        var check = second.Location.Replace("who-and-how-serious", "check", StringComparison.Ordinal);

        var page = await recorder.SendAsync(check);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Select how many patients were affected", page.Page.Errors());
        Assert.Equal($"{second.Location}?to=check#NumberOfPatients", page.Page.QuerySelectorAll(".nhsuk-error-summary__list a").First(link => link.TextContent.Contains("how many", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Empty(await recorder.EventsAsync());
    }

    [Theory, EachEngine]
    public async Task SaveAndComeBackLater_AnswersMissingAndWrong_SavesWithoutJudging(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var sent = await recorder.SendAsync("/events/record/new/incident", ("Description", "Rang 07700 900123 about it."), ("press", "later"));

        Assert.Equal("/events", sent.Location);
        Assert.Equal("Rang 07700 900123 about it.", (await recorder.DraftAnswersAsync()).Description);
        Assert.Contains("Your draft is saved", (await recorder.PageAsync("/events")).Body!.TextContent, StringComparison.Ordinal);
    }
}
