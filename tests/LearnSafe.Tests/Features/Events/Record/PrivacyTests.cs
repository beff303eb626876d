using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

public sealed class PrivacyTests
{
    private static readonly (string, string)[] Named =
        [.. Recorder.WhatHappened.Where(answer => answer.Item1 != "Description"), ("Description", "Mrs Falk rang from 07700 900123 about the dose.")];

    [Theory, EachEngine]
    public async Task Replace_OneAfterTheOther_PutsNeutralWordsAndGoesOn(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        var asks = await recorder.SendAsync("/events/record/new/incident", Named);
        Assert.Equal(["Mrs Falk", "07700 900123"], asks.Page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        var left = await recorder.SendAsync(asks, ("press", "replace-0"));
        Assert.Equal(["07700 900123"], left.Page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        var next = await recorder.SendAsync(left, ("press", "replace-0"));

        Assert.EndsWith("/who-and-how-serious", next.Location, StringComparison.Ordinal);
        var description = (await recorder.DraftAnswersAsync()).Description!;
        Assert.DoesNotContain("Falk", description, StringComparison.Ordinal);
        Assert.DoesNotContain("07700", description, StringComparison.Ordinal);
        Assert.EndsWith("about the dose.", description, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Keep_WithAReason_IsAskedOnceAndTheReasonStandsInTheHistoryWithoutTheText(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var asks = await recorder.SendAsync("/events/record/new/incident", Named);

        var noReason = await recorder.SendAsync(asks, ("press", "keep-0"));
        Assert.Equal(["Enter why you keep it"], noReason.Page.Errors());
        var kept = await recorder.SendAsync(noReason, ("press", "keep-0"), ("keep-reason-0", "It is the name of a ward."));
        var next = await recorder.SendAsync(kept, ("press", "replace-0"));
        var again = await recorder.SendAsync(next.Location.Replace("who-and-how-serious", "what-happened", StringComparison.Ordinal), [.. Recorder.WhatHappened.Where(answer => answer.Item1 != "Description"), ("Description", "Mrs Falk rang about the dose.")]);
        Assert.EndsWith("/who-and-how-serious", again.Location, StringComparison.Ordinal);
        var check = await recorder.SendAsync(next.Location, Recorder.LowHarm);
        await recorder.SendAsync(check.Location);

        Assert.Single(await recorder.EventsAsync());
        var history = await installation.QueryAsync(context => Task.FromResult(context.History.Single(entry => entry.Action == "event recorded").Content!));
        Assert.Contains("It is the name of a ward.", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Falk", history, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Check_DraftPutByUnjudged_IsNotRecordedBeforeItsTextIsDecidedOn(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Recorder.WhatHappened);
        var check = await recorder.SendAsync(second.Location, Recorder.LowHarm);
        await recorder.SendAsync(second.Location.Replace("who-and-how-serious", "what-happened", StringComparison.Ordinal), [.. Named, ("press", "later")]);

        var page = await recorder.SendAsync(check.Location);

        Assert.Equal(["What happened may hold a person’s name: open it and decide what becomes of it"], page.Page.Errors());
        Assert.Empty(await recorder.EventsAsync());
    }

    [Theory, EachEngine]
    public async Task Task_WhatItsQuestionAsksFor_IsNotObjectedTo(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person, TestData.Incident().With("InvolvedAgents", "11", "12"));

        // A number of ten digits that passes for an NHS number, as one in eleven does.
        await recorder.SendAsync($"/events/{record.Id}/task/about-you", ("ReporterType", "3"), ("ReporterContact", "07700 900123, ines@harebell.example"));
        await recorder.SendAsync($"/events/{record.Id}/task/blood-products", ("BloodProductsBatch", "9434765919"));
        await recorder.SendAsync($"/events/{record.Id}/task/blood", ("SabreReportNumber", "9434765919"));
        var asks = await recorder.SendAsync($"/events/{record.Id}/task/blood", ("SabreReportNumber", "Mrs Alder, 9434765919"));

        var now = await recorder.AnswersAsync(record.Id);
        Assert.Equal(["07700 900123, ines@harebell.example", "9434765919", "9434765919"], new[] { "ReporterContact", "BloodProductsBatch", "SabreReportNumber" }.Select(now.First));
        Assert.Equal(["Mrs Alder"], asks.Page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
    }
}
