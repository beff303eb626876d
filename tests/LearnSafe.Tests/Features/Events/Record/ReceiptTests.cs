using LearnSafe.Domain.Lfpse;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

public sealed class ReceiptTests
{
    [Theory]
    [InlineData(EventType.Incident, 1, null, "Is the patient safe now?")]
    [InlineData(EventType.Outcome, 1, null, "Is the patient safe now?")]
    [InlineData(EventType.Incident, 0, "y", "Is everybody safe now?")]
    [InlineData(EventType.Risk, 0, "y", "Is everybody safe now?")]
    [InlineData(EventType.Risk, 0, "n", null)]
    [InlineData(EventType.GoodCare, 0, null, null)]
    public async Task Get_NewRecord_SaysWhatCannotWait(EventType type, int patients, string? imminent, string? heading)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var recorder = await Recorder.SignInAsync(installation);
        var answers = (TestData.Incident() with { Type = type, Patients = [.. TestData.Incident().Patients.Take(patients)] }).With("RiskImminent", imminent ?? "");
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, answers);

        var page = await recorder.PageAsync($"/events/{record.Id}/receipt");

        var urgent = page.QuerySelectorAll("h2").SingleOrDefault(one => one.TextContent.Contains("safe now?", StringComparison.Ordinal));
        Assert.Equal(heading is not null, urgent is not null);
        if (heading is null) return;
        Assert.EndsWith(heading, urgent!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("999", urgent.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/events/{record.Id}", page.QuerySelector(".nhsuk-breadcrumb li:last-child a")!.GetAttribute("href"));
    }

    [Theory, EachEngine]
    public async Task Check_AnswersThatNoPageAsks_SayWhereTheyAreChanged(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, TestData.Incident().With("WentWell", "A second check."));
        var check = (await recorder.SendAsync($"/events/{record.Id}/revise", ("type", "incident"))).Location;

        var note = (await recorder.PageAsync(check)).QuerySelectorAll("h2").Single(heading => heading.TextContent == "Also filled in").NextElementSibling!.NextElementSibling!;

        Assert.Equal($"/events/{record.Id}/receipt", note.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory, EachEngine]
    public async Task Record_OfAnEventOfThatDay_SaysWhichDayItWas(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, TestData.Incident().With("IncidentOccurredToday", "y").With("TodaysDate", "2026-11-19"));

        foreach (var path in new[] { $"/events/{record.Id}", $"/events/{record.Id}/print" })
            Assert.Contains("Yes, 19 November 2026", (await recorder.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }
}
