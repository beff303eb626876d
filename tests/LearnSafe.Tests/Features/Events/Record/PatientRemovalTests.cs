using System.Net;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

/// <summary>One patient of several is taken out: whichever it is, after saying what goes, and never another one.</summary>
public sealed class PatientRemovalTests
{
    private static AnswerSet Patient(int number, string gender, string outcome) =>
        AnswerSet.Empty.With("PatientSequence", $"{number}").With("Gender", gender).With("PhysicalHarm", "4").With("PsychologicalHarm", "4").With("ClinicalOutcome", outcome);

    private static EventAnswers Three => TestData.Incident() with { Patients = [Patient(1, "1", "First is well."), Patient(2, "2", "Second is well."), Patient(3, "3", "Third is well.")] };

    [Theory, EachEngine]
    public async Task Remove_FirstPatientFromTheCheck_SaysWhatGoesAndTakesThatOneOut(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (recorder, check) = await ChangeAsync(installation);
        var link = (await recorder.PageAsync(check)).QuerySelectorAll("main a").Single(link => link.TextContent.Trim() == "Remove patient 1").GetAttribute("href")!;

        var asks = await recorder.PageAsync(link);
        Assert.Contains("First is well.", asks.QuerySelector(".nhsuk-summary-list")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Second is well.", asks.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await recorder.DraftAnswersAsync()).Patients.Count);
        var done = await recorder.SendAsync(link);

        Assert.Equal(check, done.Location);
        Assert.Equal(["Second is well.", "Third is well."], (await recorder.DraftAnswersAsync()).Patients.Select(patient => patient.First("ClinicalOutcome")));
        await recorder.SendAsync(check, ("reason", "She was not there."));
        Assert.Equal(["2", "3"], (await recorder.AnswersAsync((await recorder.EventsAsync()).Single().Id)).Patients.Select(patient => patient.First("PatientSequence")));
    }

    [Theory, EachEngine]
    public async Task Remove_FromThePageOfAPatient_KeepsWhatWasTypedAndAsksFirst(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (recorder, check) = await ChangeAsync(installation);
        var main = check.Replace("/check", "/who-and-how-serious", StringComparison.Ordinal);

        var asks = await Sent.OfAsync(await recorder.Client.SubmitAsShownAsync(main, ("LevelOfConcern", "5"), ("press", "remove")));
        Assert.EndsWith("/patient/1/remove", asks.Location, StringComparison.Ordinal);
        Assert.Equal("5", (await recorder.DraftAnswersAsync()).First("LevelOfConcern"));
        var third = await Sent.OfAsync(await recorder.Client.SubmitAsShownAsync(check.Replace("/check", "/patient/3", StringComparison.Ordinal), ("press", "remove")));
        await recorder.SendAsync(third.Location);

        Assert.Equal(["First is well.", "Second is well."], (await recorder.DraftAnswersAsync()).Patients.Select(patient => patient.First("ClinicalOutcome")));
    }

    [Theory, EachEngine]
    public async Task Remove_DraftSavedSince_ShowsWhatGoesNowAndRemovesNobody(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (recorder, check) = await ChangeAsync(installation);
        var page = await recorder.PageAsync(check.Replace("/check", "/patient/2/remove", StringComparison.Ordinal));
        await recorder.Client.SubmitAsShownAsync(check.Replace("/check", "/patient/2", StringComparison.Ordinal), ("patients[1].PhysicalHarm", "3"), ("press", "later"));

        var changed = await Sent.OfAsync(await recorder.Client.SubmitAsync("", page));

        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        Assert.Contains("Moderate", changed.Page.QuerySelector(".nhsuk-summary-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await recorder.DraftAnswersAsync()).Patients.Count);
        await recorder.SendAsync(changed);
        Assert.Equal(2, (await recorder.DraftAnswersAsync()).Patients.Count);
    }

    [Theory, EachEngine]
    public async Task Remove_PressedTwice_TakesOutOnlyThatOne(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (recorder, check) = await ChangeAsync(installation);
        var page = await recorder.PageAsync(check.Replace("/check", "/patient/1/remove", StringComparison.Ordinal));

        await recorder.Client.SubmitAsync("", page);
        var again = await Sent.OfAsync(await recorder.Client.SubmitAsync("", page));

        Assert.Equal(check, again.Location);
        Assert.Equal(["Second is well.", "Third is well."], (await recorder.DraftAnswersAsync()).Patients.Select(patient => patient.First("ClinicalOutcome")));
    }

    [Theory]
    [InlineData("/patient/2")]
    [InlineData("/patient/3")]
    [InlineData("/who-and-how-serious")]
    public async Task Continue_PageOfAPatientWhoMoved_PutsNothingOverAnothersAnswersAndShowsIt(string place)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var (recorder, check) = await ChangeAsync(installation);
        var patient = place.EndsWith('2') ? 1 : place.EndsWith('3') ? 2 : 0;
        var older = await recorder.PageAsync(check.Replace("/check", place, StringComparison.Ordinal));
        await recorder.SendAsync(check.Replace("/check", "/patient/1/remove", StringComparison.Ordinal));

        (string, string)[] typed = [($"patients[{patient}].Gender", "1"), ($"patients[{patient}].PhysicalHarm", "2"), ($"patients[{patient}].PsychologicalHarm", "4"), ("LevelOfConcern", "5"), ("InvolvedAgents", "4"), ("SafetyChallenges", "6"), ("NumberOfPatients", "more"), ("NumberOfPatients.Number", "3")];
        var conflict = await Sent.OfAsync(await recorder.Client.SubmitAsync("", older, typed));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Severe physical harm", conflict.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        if (conflict.Page.QuerySelector("main form") is not null)
        {
            await recorder.SendAsync(conflict);
            Assert.Equal("5", (await recorder.DraftAnswersAsync()).First("LevelOfConcern"));
        }

        Assert.Equal(Texts([Three.Patients[1], Three.Patients[2]]), Texts((await recorder.DraftAnswersAsync()).Patients));
    }

    [Theory, EachEngine]
    public async Task Confirm_SomebodyTookAPatientOutMeanwhile_LetsThePersonChooseWhosePatients(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (recorder, check) = await ChangeAsync(installation);
        var record = (await recorder.EventsAsync()).Single();
        await recorder.Client.SubmitAsShownAsync(check.Replace("/check", "/patient/2", StringComparison.Ordinal), ("patients[1].PhysicalHarm", "3"), ("press", "later"));
        await recorder.Client.SubmitAsShownAsync(check.Replace("/check", "/who-and-how-serious", StringComparison.Ordinal), ("LevelOfConcern", "5"), ("press", "later"));
        await installation.Get<EventService>().ReviseAsync(recorder.Organisation.Id, record.Id, 1, Three with { Description = "Theirs.", Patients = [Three.Patients[1], Three.Patients[2]] }, new Change(Actor.System));

        var conflict = await recorder.SendAsync(check, ("reason", "More is known now."));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var unsaid = await recorder.SendAsync(conflict, ("press", "rebase"));
        Assert.Equal(["Select whose patients to go on with"], unsaid.Page.Errors());
        await recorder.SendAsync(unsaid, ("press", "rebase"), ("patients", "theirs"));
        await recorder.SendAsync(check, ("reason", "More is known now."));

        var now = await recorder.AnswersAsync(record.Id);
        Assert.Equal(("Theirs.", "5"), (now.Description, now.First("LevelOfConcern")));
        Assert.Equal(Texts([Three.Patients[1], Three.Patients[2]]), Texts(now.Patients));
    }

    [Theory, EachEngine]
    public async Task Task_SomebodyTookAPatientOutMeanwhile_ShowsWhatWasTypedAndGivesItToNobody(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, Three);
        var page = await recorder.PageAsync($"/events/{record.Id}/task/patients");
        var theirs = Three with { Patients = [Three.Patients[1], Three.Patients[2]] };
        await installation.Get<EventService>().ReviseAsync(recorder.Organisation.Id, record.Id, 1, theirs, new Change(Actor.System));

        var conflict = await Sent.OfAsync(await recorder.Client.SubmitAsync("", page, ("patients[0].ClinicalOutcome", "Still in hospital."), ("patients[1].ClinicalOutcome", "Second is well."), ("patients[2].ClinicalOutcome", "Third is well.")));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Still in hospital.", conflict.Page.QuerySelector(".nhsuk-summary-list")!.TextContent, StringComparison.Ordinal);
        Assert.Null(conflict.Page.QuerySelector("main form"));
        Assert.Equal(theirs, await recorder.AnswersAsync(record.Id));
    }

    private static IEnumerable<string> Texts(IEnumerable<AnswerSet> patients) =>
        patients.Select(patient => string.Join(' ', patient.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Key}={string.Join('+', answer.Value)}")));

    /// <summary>A change to a record of three patients; the path of its check.</summary>
    private static async Task<(Recorder Recorder, string Check)> ChangeAsync(TestInstallation installation)
    {
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, Three);
        return (recorder, (await recorder.SendAsync($"/events/{record.Id}/revise", ("type", "incident"))).Location);
    }
}
