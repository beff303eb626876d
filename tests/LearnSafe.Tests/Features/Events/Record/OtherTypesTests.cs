using System.Net;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

public sealed class OtherTypesTests
{
    [Theory, EachEngine]
    public async Task Confirm_GoodCare_IsRecorded(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var second = await recorder.SendAsync("/events/record/new/good-care",
            ("Description", "The receptionist noticed slurred speech and called 999."), ("IncidentOccurredToday", "u"), ("ApproximateDate.Month", "10"), ("ApproximateDate.Year", "2026"),
            ("LocationKnown", "y"), ("ServiceArea", "17"));
        var check = await recorder.SendAsync(second.Location, ("HowFutureOccurrence", "Everybody at the front desk learns the signs of a stroke."), ("GoodCareDetectionFactor", "6"), ("GoodCareDetectionFactorOther", "A letter of thanks"));
        await recorder.SendAsync(check.Location);

        var record = Assert.Single(await recorder.EventsAsync());
        var answers = await recorder.AnswersAsync(record.Id);
        Assert.Equal(EventType.GoodCare, answers.Type);
        Assert.Equal("2026-10", answers.First("ApproximateDate"));
        Assert.Null(answers.Date);
        Assert.Equal("A letter of thanks", answers.First("GoodCareDetectionFactorOther"));
        Assert.Equal(7, record.OccurredPrecision);
    }

    [Theory, EachEngine]
    public async Task Confirm_Risk_IsRecordedWithTheOwnOrganisation(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var second = await recorder.SendAsync("/events/record/new/risk", ("Description", "The fridge alarm cannot be heard at night."), ("RiskTheme", "4"), ("LocationAtRisk", "1"));
        var check = await recorder.SendAsync(second.Location, ("RiskImminent", "n"), ("RiskTimeframe", "1"), ("LevelOfConcern", "4"));
        await recorder.SendAsync(check.Location);

        var answers = await recorder.AnswersAsync(Assert.Single(await recorder.EventsAsync()).Id);
        Assert.Equal(["Y99001"], answers.All("Organisation"));
        Assert.Empty(answers.Patients);
        Assert.Null(answers.First("LocationKnown"));
    }

    [Theory, EachEngine]
    public async Task Confirm_OutcomeInAnotherOrganisation_IsRecordedByItsName(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        await installation.AddOrganisationAsync("RX199", "Larkmere General Hospital");

        var second = await recorder.SendAsync("/events/record/new/outcome",
            ("OutcomeType", "2"), ("Description", "Readmitted two days after discharge."), ("IncidentOccurredToday", "n"), ("Date.Day", "18"), ("Date.Month", "nov"), ("Date.Year", "2026"),
            ("PreciseTime", "5:30pm"), ("LocationKnown", "n"), ("Organisation.Search", "larkmere general hospital"), ("LocationWithinService", "9"), ("ServiceArea", "1"));
        var check = await recorder.SendAsync(second.Location, ("NumberOfPatients", "1"), ("patients[0].AgeBracket", "11"), ("patients[0].Gender", "2"), ("PatientSafetyIncidentHasOccurred", "u"));
        await recorder.SendAsync(check.Location);

        var answers = await recorder.AnswersAsync(Assert.Single(await recorder.EventsAsync()).Id);
        Assert.Equal("2026-11-18", answers.Date);
        Assert.Equal("17:30:00", answers.First("PreciseTime"));
        Assert.Equal(["RX199"], answers.All("Organisation"));
        Assert.Equal("11", answers.Patients[0].First("AgeBracket"));
    }

    [Theory, EachEngine]
    public async Task Continue_OrganisationThatSeveralMatch_OffersThemAndKeepsTheChoice(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        await installation.AddOrganisationAsync("RX199", "Larkmere General Hospital");
        await installation.AddOrganisationAsync("RX198", "Larkmere Community Hospital");
        (string, string)[] answers = [("Description", "A text."), ("RiskTheme", "4"), ("LocationAtRisk", "2"), ("Organisation.Search", "larkmere hospital")];

        var page = await recorder.SendAsync("/events/record/new/risk", answers);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["RX198", "RX199"], page.Page.QuerySelectorAll("input[name=Organisation]").Select(input => input.GetAttribute("value")));
        Assert.Null(page.Page.QuerySelector("input[name=Organisation][checked]"));
        await recorder.SendAsync(page, [.. answers, ("Organisation", "RX198")]);
        Assert.Equal(["RX198"], (await recorder.DraftAnswersAsync()).All("Organisation"));
    }

    [Theory, EachEngine]
    public async Task Continue_OrganisationNobodyKnows_IsKeptByNameAndAnUnknownCodeIsAccepted(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        (string, string)[] answers = [("Description", "A text."), ("RiskTheme", "4"), ("LocationAtRisk", "2")];

        var second = await recorder.SendAsync("/events/record/new/risk", [.. answers, ("Organisation.Search", "The ferry company")]);
        Assert.Equal("The ferry company", (await recorder.DraftAnswersAsync()).First("OrganisationOther"));

        await recorder.SendAsync(second.Location.Replace("how-serious-it-is", "what-could-happen", StringComparison.Ordinal), [.. answers, ("Organisation.Search", "fa 123")]);
        Assert.Equal(["FA123"], (await recorder.DraftAnswersAsync()).All("Organisation"));
    }
}
