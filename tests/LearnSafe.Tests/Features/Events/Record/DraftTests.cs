using System.Net;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

public sealed class DraftTests
{
    [Theory, EachEngine]
    public async Task AnyPage_DraftOfSomebodyElse_IsNotThere(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var author = await Recorder.SignInAsync(installation);
        var second = await author.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        var other = await Recorder.SignInAsync(installation, email: "other@harebell.example", organisation: author.Organisation);
        var form = await author.PageAsync(second.Location);

        foreach (var path in new[] { second.Location, second.Location.Replace("who-and-how-serious", "check", StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        var own = await other.PageAsync("/events/record/new/incident");
        form.QuerySelector("main input[name=__RequestVerificationToken]")!.SetAttribute("value", own.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.SubmitAsync(second.Location, form, Recorder.LowHarm)).StatusCode);
        Assert.Equal(1, (await author.DraftsAsync()).Single().Version);
    }

    [Theory, EachEngine]
    public async Task Continue_FromAnOlderTab_ShowsBothAndLosesNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        var older = await recorder.PageAsync(second.Location);
        await recorder.SendAsync(second.Location, [.. Recorder.LowHarm, ("press", "later")]);

        var conflict = await Sent.OfAsync(await recorder.Client.SubmitAsync(second.Location, older, [.. Recorder.LowHarm.Where(answer => answer.Item1 != "LevelOfConcern"), ("LevelOfConcern", "5")]));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var row = conflict.Page.QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Not very concerned", row, StringComparison.Ordinal);
        Assert.Contains("Very concerned", row, StringComparison.Ordinal);
        Assert.Equal("3", (await recorder.DraftAnswersAsync()).First("LevelOfConcern"));
        await recorder.SendAsync(conflict);
        Assert.Equal("5", (await recorder.DraftAnswersAsync()).First("LevelOfConcern"));
    }

    [Theory, EachEngine]
    public async Task Continue_ChangeThatClosesABranch_SaysWhatItRemovesAndAsksOnce(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        await recorder.SendAsync(second.Location, Recorder.LowHarm);

        var asks = await recorder.SendAsync(second.Location, ("InvolvedAgents", "10"), ("SafetyChallenges", "6"), ("NumberOfPatients", "0"), ("RiskImminent", "n"), ("LevelOfConcern", "3"));

        Assert.Contains("This change removes answers", asks.Heading, StringComparison.Ordinal);
        var removed = asks.Page.QuerySelector(".nhsuk-summary-list")!.TextContent;
        Assert.Contains("Ramipril 5mg capsules", removed, StringComparison.Ordinal);
        Assert.Contains("54 years", removed, StringComparison.Ordinal);
        Assert.Single((await recorder.DraftAnswersAsync()).Patients);
        var next = await recorder.SendAsync(asks);
        Assert.EndsWith("/check", next.Location, StringComparison.Ordinal);
        var answers = await recorder.DraftAnswersAsync();
        Assert.Empty(answers.Patients);
        Assert.Empty(answers.All("DrugsInvolved"));
    }

    [Theory, EachEngine]
    public async Task Today_DraftGoneOnWithTomorrow_IsStillTheDayItWasAnswered(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        installation.Clock.Advance(TimeSpan.FromHours(20));
        await recorder.Client.SignInAsync();

        await recorder.SendAsync(second.Location.Replace("who-and-how-serious", "what-happened", StringComparison.Ordinal), Recorder.WhatHappened);

        Assert.Equal("2026-11-20", (await recorder.DraftAnswersAsync()).Date);
    }

    [Theory, EachEngine]
    public async Task Patients_ThreeThenOneRemovedAndOneAdded_AreAskedAndNumbered(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        var patient = await recorder.SendAsync(second.Location, [.. Recorder.LowHarm.Where(answer => answer.Item1 != "NumberOfPatients"), ("NumberOfPatients", "more"), ("NumberOfPatients.Number", "3")]);
        Assert.EndsWith("/patient/2", patient.Location, StringComparison.Ordinal);

        var third = await recorder.SendAsync(patient.Location, ("patients[1].Gender", "2"), ("patients[1].PhysicalHarm", "5"), ("patients[1].PsychologicalHarm", "4"));
        var check = await recorder.SendAsync(third.Location, ("patients[2].Gender", "3"), ("patients[2].PhysicalHarm", "3"), ("patients[2].PsychologicalHarm", "4"));
        Assert.EndsWith("/check", check.Location, StringComparison.Ordinal);
        await recorder.SendAsync(patient.Location + "/remove");
        var added = await recorder.SendAsync(patient.Location, ("patients[1].Gender", "3"), ("patients[1].PhysicalHarm", "3"), ("patients[1].PsychologicalHarm", "4"), ("press", "add"));

        Assert.EndsWith("/patient/3", added.Location, StringComparison.Ordinal);
        var answers = await recorder.DraftAnswersAsync();
        Assert.Equal(["1", "3", null], answers.Patients.Select(one => one.First("Gender")));
        // Whoever comes after somebody who went is not taken for them.
        Assert.Equal(["1", "3", "4"], answers.Patients.Select(one => one.First("PatientSequence")));
        await recorder.SendAsync(added.Location, ("patients[2].Gender", "2"), ("patients[2].PhysicalHarm", "5"), ("patients[2].PsychologicalHarm", "4"));
        await recorder.SendAsync(check.Location);
        Assert.Equal(["1", "2", "3"], (await recorder.AnswersAsync((await recorder.EventsAsync()).Single().Id)).Patients.Select(one => one.First("PatientSequence")));
    }
}
