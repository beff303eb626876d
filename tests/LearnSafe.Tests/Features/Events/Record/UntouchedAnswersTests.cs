using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

/// <summary>What a program sent comes back from every page as it was, to the last character, when the page is sent as the browser shows it.</summary>
public sealed class UntouchedAnswersTests
{
    private static readonly EventAnswers Smallest = new EventAnswers { TaxonomyVersion = 5, Type = EventType.Incident, Date = "2026-11-12", Description = "Two bags were swapped at the counter." }
        .With("LocationKnown", "y").With("ReporterType", "3").With("InvolvedAgents", "4");

    private static readonly EventAnswers Awkward = (TestData.Incident(" First line \r\nsecond line\n") with { Date = null })
        .With("IncidentOccurredToday", "u").With("ApproximateDate", "some time\r\nin spring ")
        .With("InvolvedAgents", "14", "13", "12", "11", "9", "8", "4", "3").With("SafetyChallenges", "7", "4")
        .With("DrugsInvolved", " Ramipril 5mg ", "Amlodipine\r\n5mg").With("ImmediateActions", "\n  Both bags were called back. \n").With("Process", "4")
        .With("PreciseTime", "17:30:59.250").With("ReporterContact", "ward 3,\nafter noon").With("DeviceInvolvementFactors", "6", "1").With("ProblemDescriptionDevices", "\u00a0Loose\u2028plug")
        .With("BloodInvolved", "6", "2").With("BloodProductsBatch", " 4505577104 ").With("YellowCardReference", "YC 1").With("CqcNotify", "true").With("Organisation", "RX199", "Y99001")
        with
    {
        Patients = [AnswerSet.Empty.With("PatientSequence", "7").With("PhysicalHarm", "4").With("ClinicalOutcome", "\r\n Watched for an hour "), AnswerSet.Empty.With("PatientSequence", "2").With("AgeAtTimeOfIncidentDays", "93")],
    };

    private static readonly Dictionary<string, EventAnswers> Records = new(StringComparer.Ordinal)
    {
        ["the least that is a record"] = Smallest,
        ["today without the day it was said"] = Smallest.With("IncidentOccurredToday", "y"),
        ["awkward text and order"] = Awkward,
        ["a day where a month is asked"] = Awkward.With("ApproximateDate", "2026-10-20"),
        ["a risk in the own organisation"] = (Smallest with { Type = EventType.Risk }).With("LocationKnown").With("LocationAtRisk", "1"),
    };

    public static TheoryData<string> Sent => [.. Records.Keys];

    [Theory, MemberData(nameof(Sent))]
    public async Task Save_AnyTaskAsShown_ChangesNothing(string name)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var recorder = await Recorder.SignInAsync(installation, RoleNames.PatientSafetyLead);
        var record = await installation.RecordAsync(recorder.Organisation, null, Records[name]);
        var tasks = (await recorder.PageAsync($"/events/{record.Id}/receipt")).QuerySelectorAll(".nhsuk-task-list a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(tasks);

        foreach (var task in tasks)
        {
            var saved = await recorder.Client.SubmitAsShownAsync(task);

            Assert.Equal($"/events/{record.Id}/receipt", saved.Headers.Location?.ToString());
            Assert.Contains("Nothing was changed", (await recorder.PageAsync($"/events/{record.Id}/receipt")).Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(Records[name], await recorder.AnswersAsync(record.Id));
        }
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task Continue_EveryPageOfAChangeAsShown_LeavesTheDraftAsTheRecordIs(string name)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var recorder = await Recorder.SignInAsync(installation, RoleNames.PatientSafetyLead);
        var record = await installation.RecordAsync(recorder.Organisation, null, Records[name]);
        var check = (await recorder.SendAsync($"/events/{record.Id}/revise", ("type", Records[name].Type.Slug()))).Location;
        var form = installation.Get<LfpseContent>().FormRules[5].Forms[Records[name].Type];

        foreach (var page in form.Pages.Select(page => page.Name).Concat(Records[name].Patients.Count > 1 ? ["patient/2"] : []))
        {
            await recorder.Client.SubmitAsShownAsync(check.Replace("/check", $"/{page}", StringComparison.Ordinal), ("press", "later"));
            Assert.Equal(Records[name], await recorder.DraftAnswersAsync());
        }
    }

    [Theory, EachEngine]
    public async Task Task_DateThatIsNoMonth_IsShownInItsWordsAndGivesWayToAMonth(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation, RoleNames.PatientSafetyLead);
        var record = await installation.RecordAsync(recorder.Organisation, null, Awkward);
        var page = (await recorder.SendAsync($"/events/{record.Id}/revise", ("type", "incident"))).Location.Replace("/check", "/what-happened", StringComparison.Ordinal);
        Assert.Contains("in spring", (await recorder.PageAsync(page)).QuerySelector("input[name=ApproximateDate]")!.GetAttribute("value"), StringComparison.Ordinal);

        await recorder.Client.SubmitAsShownAsync(page, ("ApproximateDate", "in spring 2026"), ("press", "later"));
        Assert.Equal("in spring 2026", (await recorder.DraftAnswersAsync()).First("ApproximateDate"));
        await recorder.Client.SubmitAsShownAsync(page, ("ApproximateDate.Month", "4"), ("ApproximateDate.Year", "2026"), ("press", "later"));

        Assert.Equal("2026-04", (await recorder.DraftAnswersAsync()).First("ApproximateDate"));
        Assert.Null((await recorder.PageAsync(page)).QuerySelector("input[name=ApproximateDate]"));
    }
}
